// Where compounds are made of words that a line may part better than others: ホーム|ページ, 入退院|支援|関係. House
// lists of words of municipal records, each of two letters or more; ascending by code point.
#include "para.h"

#include <uchar.h>

static const char32_t *const katakana_words[] = {
    U"アイ",
    U"アイデア",
    U"アウト",
    U"アカウント",
    U"アクション",
    U"アクセス",
    U"アクティブ",
    U"アシスト",
    U"アセスメント",
    U"アップ",
    U"アドバイザー",
    U"アドバイス",
    U"アドバンス",
    U"アプリ",
    U"アプローチ",
    U"アルコール",
    U"アンケート",
    U"アンド",
    U"アート",
    U"イオン",
    U"イベント",
    U"インストラクター",
    U"インタビュー",
    U"インター",
    U"インターネット",
    U"インフォメーション",
    U"インフルエンザ",
    U"ウイルス",
    U"ウェブ",
    U"ウォッチ",
    U"ウォーキング",
    U"エクササイズ",
    U"エコー",
    U"エネルギー",
    U"エリア",
    U"エンディング",
    U"エンド",
    U"オフ",
    U"オブ",
    U"オリエンテーション",
    U"オレンジ",
    U"オン",
    U"オンライン",
    U"オープン",
    U"カウンセリング",
    U"カフェ",
    U"カメラ",
    U"カルテ",
    U"カンファレンス",
    U"カード",
    U"ガイド",
    U"キッズ",
    U"キット",
    U"キャッチ",
    U"キャラバン",
    U"キャンペーン",
    U"キー",
    U"クッキング",
    U"クラウド",
    U"クラブ",
    U"クリニック",
    U"グランド",
    U"グリーフ",
    U"グループ",
    U"ケア",
    U"ケアマネ",
    U"ケアラー",
    U"ケース",
    U"ケーブル",
    U"ゲート",
    U"ゲーム",
    U"コア",
    U"コスト",
    U"コミュニケーション",
    U"コミュニティ",
    U"コラム",
    U"コロナ",
    U"コンサルタント",
    U"コンサート",
    U"コンビニ",
    U"コーディネーター",
    U"コーディネート",
    U"コード",
    U"コーナー",
    U"コール",
    U"サイト",
    U"サイン",
    U"サポーター",
    U"サポート",
    U"サロン",
    U"サークル",
    U"サービス",
    U"シェア",
    U"シエア",
    U"システム",
    U"シニア",
    U"ショッピング",
    U"ショップ",
    U"ショート",
    U"シリーズ",
    U"シルバー",
    U"シンボル",
    U"シンポジウム",
    U"シート",
    U"シーン",
    U"ジェネレーター",
    U"ジャパン",
    U"スキル",
    U"スクリーニング",
    U"スクール",
    U"スケジュール",
    U"スタッフ",
    U"スタート",
    U"ステイ",
    U"ステップ",
    U"ステーション",
    U"ストア",
    U"ストップ",
    U"ストレス",
    U"スペース",
    U"スポット",
    U"スポーツ",
    U"スマホ",
    U"スマート",
    U"スライド",
    U"スーパー",
    U"スーパービジョン",
    U"セキュリティ",
    U"セット",
    U"セミナー",
    U"セラピスト",
    U"セラピー",
    U"セルフ",
    U"センター",
    U"セーフティ",
    U"ソフト",
    U"ソーシャル",
    U"タイム",
    U"タウン",
    U"タクシー",
    U"タブレット",
    U"ターミナル",
    U"ダウン",
    U"チェック",
    U"チャット",
    U"チラシ",
    U"チーム",
    U"ツアー",
    U"ツール",
    U"テキスト",
    U"テスト",
    U"テレ",
    U"テレビ",
    U"テーブル",
    U"テーマ",
    U"ディスカッション",
    U"デイ",
    U"デザイン",
    U"デジタル",
    U"デマンド",
    U"データ",
    U"トップ",
    U"トラブル",
    U"トレーナー",
    U"トレーニング",
    U"ドクター",
    U"ドット",
    U"ドライブ",
    U"ナビ",
    U"ナビゲーター",
    U"ナンバー",
    U"ナース",
    U"ニュース",
    U"ニーズ",
    U"ネグレクト",
    U"ネット",
    U"ノート",
    U"ハイ",
    U"ハザード",
    U"ハンド",
    U"ハート",
    U"ハード",
    U"バイタル",
    U"バス",
    U"バック",
    U"バンク",
    U"パス",
    U"パソコン",
    U"パック",
    U"パトロール",
    U"パネリスト",
    U"パネル",
    U"パワー",
    U"パンフ",
    U"パンフレット",
    U"パーソン",
    U"パートナー",
    U"ヒアリング",
    U"ビジョン",
    U"ビデオ",
    U"ピア",
    U"ファイル",
    U"ファシリテーター",
    U"ファミリー",
    U"フェア",
    U"フェイス",
    U"フェスタ",
    U"フォロー",
    U"フォーム",
    U"フォーラム",
    U"フラット",
    U"フリー",
    U"フレイル",
    U"フレンド",
    U"フロー",
    U"フード",
    U"ブック",
    U"プラス",
    U"プラン",
    U"プランナー",
    U"プランニング",
    U"プレイ",
    U"プログラム",
    U"プロジェクト",
    U"プロセス",
    U"ヘルシー",
    U"ヘルス",
    U"ヘルパー",
    U"ヘルプ",
    U"ベーシック",
    U"ベース",
    U"ページ",
    U"ホスピス",
    U"ホーム",
    U"ホール",
    U"ボランティア",
    U"ボード",
    U"ポイント",
    U"ポスター",
    U"ポータル",
    U"マイ",
    U"マスター",
    U"マップ",
    U"マニュアル",
    U"マネジメント",
    U"マネジャー",
    U"マネージメント",
    U"マネージャー",
    U"マーク",
    U"マーケット",
    U"ミニ",
    U"ミーティング",
    U"メッセージ",
    U"メディア",
    U"メディカル",
    U"メニュー",
    U"メモ",
    U"メンタル",
    U"メンバー",
    U"メーリング",
    U"メール",
    U"モデル",
    U"モニタリング",
    U"モバイル",
    U"モール",
    U"ヤング",
    U"ユニット",
    U"ライフ",
    U"ライブ",
    U"ライン",
    U"ランチ",
    U"リスク",
    U"リスト",
    U"リハ",
    U"リハビリ",
    U"リハビリテーション",
    U"リフト",
    U"リンク",
    U"リーダー",
    U"リーフレット",
    U"ルート",
    U"ルーム",
    U"ルール",
    U"レインボー",
    U"レクリエーション",
    U"レコード",
    U"レスキュー",
    U"レスパイト",
    U"レセプト",
    U"レター",
    U"レベル",
    U"ローカル",
    U"ロード",
    U"ロール",
    U"ローン",
    U"ワイド",
    U"ワクチン",
    U"ワン",
    U"ワーカー",
    U"ワーキング",
    U"ワーク",
};
static const char32_t *const kanji_words[] = {
    U"一覧",     U"一覧表", U"不安",   U"不足",     U"世帯",   U"中央",   U"乳児",   U"予算",   U"予防",   U"事前",
    U"事業",     U"事業所", U"事業者", U"事業間",   U"交通",   U"人材",   U"人生",   U"介護",   U"介護士", U"代表",
    U"代表者",   U"会合",   U"会員",   U"会議",     U"住宅",   U"住居",   U"住所",   U"住民",   U"体制",   U"体操",
    U"作成",     U"作業",   U"促進",   U"保健",     U"保健師", U"保健所", U"保育",   U"保育園", U"保育所", U"修正",
    U"健康",     U"健診",   U"充実",   U"児童",     U"入所",   U"入浴",   U"入退院", U"入院",   U"全体",   U"全国",
    U"全域",     U"公共",   U"公園",   U"公民館",   U"公表",   U"公開",   U"共同",   U"共有",   U"共通",   U"内容",
    U"処方",     U"出席",   U"出産",   U"分析",     U"利用",   U"利用者", U"制度",   U"削除",   U"助成",   U"労働",
    U"効果",     U"包括",   U"区民",   U"医師",     U"医師会", U"医療",   U"協働",   U"協力",   U"協定",   U"協議",
    U"協議会",   U"単身",   U"参加",   U"参加者",   U"収集",   U"取組",   U"受付",   U"口腔",   U"合同",   U"名称",
    U"向上",     U"周知",   U"商工",   U"商業",     U"問題",   U"啓発",   U"嚥下",   U"回復",   U"回復期", U"回答",
    U"回答者",   U"困難",   U"国民",   U"圏域",     U"在宅",   U"地区",   U"地域",   U"基幹",   U"基本",   U"基準",
    U"報告",     U"報告書", U"変更",   U"外出",     U"外来",   U"多機能", U"多職種", U"大学",   U"契約",   U"妊娠",
    U"委員",     U"委員会", U"委託",   U"子供",     U"子育",   U"学校",   U"学生",   U"学習",   U"安全",   U"安心",
    U"実態",     U"実施",   U"実績",   U"実践",     U"家庭",   U"家族",   U"密着",   U"対応",   U"対策",   U"対象",
    U"対象者",   U"専門",   U"専門員", U"専門職",   U"将来",   U"将来像", U"尊厳",   U"導入",   U"小規模", U"就労",
    U"就業",     U"居住",   U"居宅",   U"届出",     U"工夫",   U"工業",   U"市役所", U"市民",   U"市町",   U"市町村",
    U"市長",     U"帳票",   U"年度",   U"年間",     U"年齢",   U"幼児",   U"広域",   U"広報",   U"広報誌", U"廃止",
    U"強化",     U"役割",   U"役場",   U"往診",     U"後見",   U"後見人", U"心理",   U"急変",   U"急変時", U"急性",
    U"急性期",   U"性別",   U"患者",   U"情報",     U"意思",   U"感染",   U"感染症", U"慢性",   U"慢性期", U"成年",
    U"成果",     U"戸籍",   U"手引",   U"手段",     U"手続",   U"手術",   U"手順",   U"把握",   U"担当",   U"担当者",
    U"拠点",     U"拡充",   U"拡大",   U"指針",     U"排泄",   U"推進",   U"掲載",   U"提供",   U"援助",   U"搬送",
    U"摂食",     U"擁護",   U"支援",   U"支援者",   U"改善",   U"改訂",   U"政策",   U"救急",   U"救急車", U"救急隊",
    U"教育",     U"整備",   U"文化",   U"新規",     U"新設",   U"方向",   U"方向性", U"方法",   U"方策",   U"方針",
    U"施策",     U"施設",   U"施設間", U"既存",     U"日常",   U"時期",   U"時間",   U"普及",   U"更新",   U"書式",
    U"最終",     U"月間",   U"服用",   U"服薬",     U"本人",   U"村民",   U"村長",   U"条例",   U"林業",   U"栄養",
    U"栄養士",   U"検査",   U"検査値", U"検討",     U"検診",   U"業務",   U"概要",   U"構築",   U"様式",   U"権利",
    U"機能",     U"機関",   U"歯科",   U"死亡",     U"段階",   U"母子",   U"毎月",   U"氏名",   U"民生",   U"決定",
    U"治療",     U"治療中", U"法令",   U"活動",     U"活用",   U"消防",   U"消防署", U"漁業",   U"災害",   U"災害時",
    U"父子",     U"特徴",   U"状況",   U"独居",     U"独自",   U"現在",   U"現状",   U"理学",   U"理想",   U"理解",
    U"環境",     U"生活",   U"産業",   U"用紙",     U"申請",   U"申込",   U"町内会", U"町民",   U"町長",   U"番号",
    U"疼痛",     U"病病",   U"病診",   U"病院",     U"療法",   U"療法士", U"療養",   U"発信",   U"目標",   U"目的",
    U"相談",     U"相談会", U"相談員", U"看取",     U"看護",   U"看護師", U"県庁",   U"県民",   U"知事",   U"短期",
    U"研修",     U"研修会", U"確保",   U"社会",     U"社協",   U"福祉",   U"福祉士", U"移動",   U"移送",   U"税務",
    U"窓口",     U"管理",   U"管理者", U"精神",     U"終末",   U"終末期", U"経済",   U"継続",   U"維持",   U"総合",
    U"緩和",     U"縮小",   U"署名",   U"職員",     U"職種",   U"育成",   U"自治会", U"自治体", U"薬剤",   U"薬剤師",
    U"薬剤師会", U"薬局",   U"薬物",   U"虐待",     U"行政",   U"衛生",   U"補助",   U"補助金", U"要約",   U"要綱",
    U"要領",     U"見守",   U"規則",   U"観光",     U"計画",   U"訓練",   U"記入",   U"記載",   U"記録",   U"訪問",
    U"診察",     U"診断",   U"診療",   U"評価",     U"詳細",   U"認知",   U"認知症", U"課題",   U"調整",   U"調査",
    U"調査票",   U"講師",   U"講座",   U"講演",     U"講演会", U"議会",   U"議員",   U"負担",   U"財政",   U"財源",
    U"責任",     U"責任者", U"買物",   U"費用",     U"資料",   U"資源",   U"質問",   U"身体",   U"身寄",   U"転院",
    U"軽減",     U"農業",   U"追加",   U"退院",     U"送迎",   U"通所",   U"通知",   U"通院",   U"連合",   U"連携",
    U"連絡",     U"連絡会", U"連絡先", U"運動",     U"運営",   U"運用",   U"道路",   U"選挙",   U"避難",   U"避難所",
    U"部会",     U"部局",   U"部局間", U"都道府県", U"配信",   U"配布",   U"配食",   U"開催",   U"開始",   U"関係",
    U"関係者",   U"防止",   U"防災",   U"障害",     U"障害者", U"雇用",   U"難病",   U"電話",   U"青年",   U"項目",
    U"食事",     U"養成",   U"首長",   U"高齢",     U"高齢化", U"高齢者",
};

typedef struct word_list {
    const char32_t *const *words;
    size_t n;
    size_t unknown; // a compound may begin with at least so many letters that are no words of the list; 0: it may not
} word_list;
static const word_list katakana = {katakana_words, sizeof katakana_words / sizeof *katakana_words, 0};
static const word_list kanji = {kanji_words, sizeof kanji_words / sizeof *kanji_words, 2};

// The first word of a list that does not begin with less than a letter.
static size_t first_word(const word_list *list, uint32_t letter) {
    size_t low = 0, high = list->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->words[middle][0] < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The length of a word that stands at letters[at], not beyond n; 0: it does not.
static size_t length_there(const char32_t *word, const tz_char *letters, size_t n, size_t at) {
    size_t length = 0;
    for (; word[length]; length++)
        if (at + length >= n || letters[at + length].code != word[length])
            return 0;
    return length;
}

enum { LONGEST = 64 };

// The length of the longest word at `at` behind which the rest is made of words, too; 0: there is none.
static size_t word_at(const word_list *list, const tz_char *letters, size_t n, size_t at, const bool *made) {
    size_t longest = 0;
    uint32_t letter = letters[at].code;
    for (size_t i = first_word(list, letter); i < list->n && list->words[i][0] == letter; i++) {
        size_t length = length_there(list->words[i], letters, n, at);
        if (length > longest && made[at + length])
            longest = length;
    }
    return longest;
}

static void find_seams(const word_list *list, const tz_char *letters, size_t n, uint8_t *seams) {
    bool made[LONGEST + 1] = {false}; // whether all from a letter on is made of words
    size_t lengths[LONGEST] = {0}, first = n;
    if (n < 3 || n > LONGEST)
        return;
    made[n] = true;
    for (size_t at = n; at-- > 0;) {
        lengths[at] = word_at(list, letters, n, at, made);
        made[at] = lengths[at] > 0;
        if (made[at] && (at == 0 || (list->unknown && at >= list->unknown)))
            first = at;
    }
    for (size_t at = first; at < n; at += lengths[at])
        seams[at] = at > 0;
}

bool tz_is_katakana(const tz_char *c) {
    return (c->code >= 0x30A1 && c->code <= 0x30FA) || c->code == 0x30FC || (c->code >= 0x31F0 && c->code <= 0x31FF) ||
           (c->code >= 0xFF66 && c->code <= 0xFF9F);
}

bool tz_is_kanji(const tz_char *c) {
    return c->code >= 0x4E00 && c->code <= 0x9FFF;
}

static void each_run(const tz_char *chars, size_t n, bool (*belongs)(const tz_char *), const word_list *list,
                     uint8_t *seams) {
    for (size_t from = 0, to; from < n; from = to + 1) {
        for (to = from; to < n && belongs(&chars[to]);)
            to++;
        find_seams(list, chars + from, to - from, seams + from);
    }
}

void tz_seams_find_katakana(const tz_char *chars, size_t n, uint8_t *seams) {
    each_run(chars, n, tz_is_katakana, &katakana, seams);
}

void tz_seams_find_kanji(const tz_char *chars, size_t n, uint8_t *seams) {
    each_run(chars, n, tz_is_kanji, &kanji, seams);
}
