// The words of the page: a text per key and language, {0} … for values. Messages about records are the engine's own.
import { pagesWords } from "./words_pages.js";

const table = {
    name: ["綴り", "tsuzuri"],
    purpose: ["市町村の回答を、そのまま印刷できる冊子にします", "Municipal records, as a booklet ready for print"],
    steps: ["手順", "Steps"],
    step_start: ["はじめる", "Start"],
    step_answers: ["回答", "Answers"],
    step_mistakes: ["誤り", "Mistakes"],
    step_pages: ["ページ", "Pages"],
    step_save: ["保存", "Save"],
    language: ["English", "日本語"],
    nothing_leaves: ["入れた文字やファイルは、このパソコンの外に出ません。", "Nothing that you put in leaves this computer."],
    busy: ["計算しています…", "Working…"],
    loading: ["足りない書体を読み込んでいます…", "Loading fonts that are needed…"],
    none_open: ["まだ年度版を開いていません。「はじめる」で、新しく作るか、開いてください。", "No edition is open yet. Make or open one in “Start”."],

    no_wasm: ["このブラウザでは WebAssembly が使えないため、綴りを動かせません。", "This browser has WebAssembly switched off, so tsuzuri cannot run."],
    no_wasm_do: [
        "EdgeかChromeの新しい版で開いてください。会社や役所の設定で止められているとき(Edgeの「セキュリティ強化モード」など)は、管理者に「このファイルでWebAssemblyを使えるようにしてほしい」と伝えてください。",
        "Open the page in a recent Edge or Chrome. Where settings of your organisation forbid it (such as Edge's enhanced security), ask the administrator to allow WebAssembly for this file."],
    no_start: ["計算の部分を始められませんでした: {0}", "The engine could not be started: {0}"],
    lost: [
        "計算が途中で止まりました(メモリの不足など)。開いている作業はそのまま残っていて、計算の部分は新しく始まっています。大きなファイルがあれば減らして、もう一度お試しください。",
        "The computation was cut off (out of memory, for instance). Your work is kept, and a new engine has begun. If there are very large files, remove some and try again."],
    part_missing: [
        "ファイル「tsuzuri-files/{0}.js」が見つかりません。綴りのHTMLファイルといっしょに、フォルダ「tsuzuri-files」も同じ場所に置いてください。",
        "The file “tsuzuri-files/{0}.js” is not there. Keep the folder “tsuzuri-files” beside the HTML file."],
    unexpected: ["思いがけない誤りです: {0}", "Unexpected error: {0}"],

    start_title: ["何から始めますか", "How would you like to begin?"],
    open_title: ["続きから始める", "Open"],
    open_drop: ["年度版のフォルダ、zip、保存フォルダ(BagIt)をここに置く", "Drop an edition's folder, a zip or an archive bag here"],
    open_folder: ["フォルダを選ぶ", "Choose a folder"],
    open_zip: ["zipを選ぶ", "Choose a zip"],
    open_none: ["edition.yaml の入ったフォルダが見つかりません。年度版のフォルダか、そのzipを選んでください。", "There is no folder with edition.yaml in it. Choose an edition's folder, or a zip of it."],
    opened: ["「{0}」を開きました(ファイル {1})。", "Opened “{0}” ({1} files)."],
    opened_since: ["「{0}」と、前の年度の「{1}」を開きました。", "Opened “{0}”, and “{1}” of a year before."],
    new_title: ["新しく作る", "Make a new edition"],
    prefecture: ["都道府県", "Prefecture"],
    year: ["年度", "Fiscal year"],
    title: ["冊子の題名", "Title"],
    title_hint: ["書かなければ、調査の名前になります", "the form's, if left empty"],
    form: ["調査票", "Form"],
    form_hint: ["いま使っている調査票(Excelの空のもの)か form.yaml。なければ、見本の調査票で始めます", "your empty survey workbook, or form.yaml; otherwise one to begin with"],
    regions: ["地域の表", "Regions"],
    regions_hint: ["地域と市町村の列がある表(Excel、CSV)。なくてもかまいません", "a table with columns of regions and municipalities; may be left out"],
    new_make: ["作る", "Make it"],
    made: ["「{0}」を作りました。次は「保存」で調査票を書き出すか、「回答」に回答を入れてください。", "Made “{0}”. Next: save the forms in “Save”, or add answers in “Answers”."],
    not_made: ["作れませんでした。", "It could not be made."],
    next_title: ["次の年度版を作る", "Make next year's edition"],
    next_text: ["いま開いている「{0}」から、調査票・市町村・体裁を引き継ぎます。回答は空になります。", "Continues “{0}”: same form, municipalities and layout, without answers."],
    next_none: ["先に、前の年度の年度版(フォルダ、zip、保存フォルダ)を開いてください。", "Open the edition of the year before first."],
    merge: ["合併", "Mergers"],
    merge_hint: ["例: 桑名市+木曽岬町=桑名市。いくつもあるときは、空白で区切ります", "such as 桑名市+木曽岬町=桑名市; several apart by spaces"],
    sample_title: ["見本で試す", "Try the sample"],
    sample_text: ["三重県が公表した会議資料(令和7年度、29市町)を書き起こした記録です。", "Records of Mie prefecture's public handout (2025, 29 municipalities)."],
    sample_open: ["見本を開く", "Open the sample"],
    replaces: ["いま開いている作業は閉じられます。必要なら、先に「保存」で年度版のzipを残してください。続けますか。", "The work that is open now will be closed. Save the edition as a zip first, if you need it. Go on?"],
    keep: ["この作業をこのブラウザに残す", "Keep this work in this browser"],
    keep_hint: [
        "印を付けると、このブラウザを閉じても続きから始められます。外すと、残したものを消します。共用のパソコンでは付けないでください。",
        "The work will be here again after the browser is closed. Unticking it deletes what was kept. Do not use this on a shared computer."],
    kept: ["この作業を、このブラウザに残します。", "This work is kept in this browser."],
    not_kept: ["残した作業を消しました。", "What was kept has been deleted."],
    keep_failed: ["このブラウザには残せません: {0}", "This browser cannot keep it: {0}"],
    restored: ["前回の続き「{0}」を開きました。", "Restored “{0}”, as it was left."],

    answers_title: ["回答", "Answers"],
    answers_drop: ["戻ってきた回答(Excel、CSV、YAML)をまとめてここに置く", "Drop all returned answers here (Excel, CSV, YAML)"],
    answers_choose: ["ファイルを選ぶ", "Choose files"],
    answers_counts: ["{0}{1}のうち {2} が届いています。まだ {3}、誤りがある {4}、長すぎる {5}", "{2} of {0} have answered; {3} missing, {4} with mistakes, {5} too long"],
    all: ["すべて", "All"],
    show: ["表示するもの", "Show"],
    missing: ["まだ", "Missing"],
    there: ["届いた", "There"],
    too_long: ["長すぎる", "Too long"],
    wrong: ["誤りがある", "With mistakes"],
    unread: ["読めない", "Unreadable"],
    municipality: ["市町村", "Municipality"],
    state: ["状態", "State"],
    characters: ["文字数", "Characters"],
    size: ["文字の大きさ", "Type size"],
    over: ["{0}(約{1}字)", "{0} (by about {1} characters)"],
    file: ["ファイル", "File"],
    added: ["{0}件のファイルを入れました。", "Added {0} files."],
    replaced: ["{0} を、新しいファイルに置き換えました。", "Replaced {0}."],
    shared_file: ["{0} には、ほかの市町村の回答も入っているので、残しました。同じ回答が二重になっているときは「誤り」に出ます。", "{0} has answers of other municipalities too and stays. See “Mistakes” for answers that are there twice."],
    wrong_kind: ["{0} は読めない種類のファイルです。Excelブック(.xlsx)、.ods、.csv、.tsv、.yaml を入れてください。", "{0} is of no kind that can be read: .xlsx, .ods, .csv, .tsv and .yaml can."],
    remove_file: ["この市町村のファイルを外す", "Remove this file"],
    removed: ["{0} を外しました。", "Removed {0}."],
    nothing_such: ["当てはまる市町村はありません。", "None."],
    choose_one: ["市町村を選ぶと、回答をここで読んだり直したりできます。", "Choose a municipality to read and correct its answers here."],

    card_of: ["{0}の回答", "Answers of {0}"],
    no_card: ["{0}の回答はまだ届いていません。", "{0} has not answered yet."],
    unreadable_card: ["{0}のファイルに誤りがあり、回答を読めません。「誤り」をごらんください。", "The file of {0} has mistakes and cannot be read. See “Mistakes”."],
    chars: ["{0}字", "{0} characters"],
    chars_over: ["{0}字(約{1}字多い)", "{0} characters (about {1} too many)"],
    on_page: ["ページで見る", "See on its page"],
    reason: ["直した理由", "Reason"],
    reason_default: ["画面で確かめて訂正", "Checked and corrected on screen"],
    who: ["決めた人・確かめた先", "Decided by"],
    erratum: ["正誤表に残します: 「{0}」→「{1}」", "Kept as an erratum: “{0}” → “{1}”"],
    erratum_none: ["もとの回答が空なので、正誤表ではなく回答として入れます。", "The answer was empty: this is entered as an answer, not as an erratum."],
    erratum_empty: ["空にした回答は、正誤表に残せません。", "An answer made empty cannot be kept as an erratum."],
    erratum_undo: ["もとの回答にもどす", "Back to the original"],
    corrected: ["{0}の回答を直しました。", "Corrected an answer of {0}."],
    corrections_hint: ["書きかえると、すぐに反映されます。もとのファイルは「source」フォルダに残り、どこを直したかは正誤表(errata.yaml)に書かれます。", "Changes take effect at once. The source stays in the folder “source”; errata.yaml says what was changed."],

    mistakes_title: ["誤りと注意", "Mistakes and warnings"],
    mistakes_none: ["誤りはありません。", "There are no mistakes."],
    mistakes_none_such: ["当てはまるものはありません。", "None of this kind."],
    mistakes_counts: ["誤り {0}、注意 {1}、補足 {2}", "{0} errors, {1} warnings, {2} notes"],
    error: ["誤り", "Error"],
    warning: ["注意", "Warning"],
    note: ["補足", "Note"],
    place_cell: ["{0} シート「{1}」のセル {2}", "{0}, worksheet “{1}”, cell {2}"],
    place_only_cell: ["{0} のセル {1}", "{0}, cell {1}"],
    place_line: ["{0} の {1} 行目", "{0}, line {1}"],
    see_also: ["こちらも", "See also"],
    caret: ["ここ→", "here→"],
    place_workbook: ["Excelブック「{0}」を直して、「回答」にもう一度置いてください。", "Correct the workbook “{0}” and drop it again in “Answers”."],
    file_save: ["この内容で置き換える", "Replace the file"],
    file_close: ["閉じる", "Close"],
    file_gone: ["{0} はここでは開けません。", "{0} cannot be opened here."],
    file_encoding: ["このファイルはUTF-8ではないので、ここでは読むだけです。", "This file is not UTF-8 and can only be read here."],
    file_saved: ["{0} を置き換えました。", "Replaced {0}."],

    about: ["このページについて・ライセンス", "About this page, licences"],
    about_text: [
        "このページは1つのファイルでできています。通信は一切しません(ブラウザにも禁じています)。使っている部品と書体のライセンスは次のとおりです。",
        "This page is one file. It makes no connection at all, and forbids the browser to make any. Its parts and fonts have these licences."],
    ...pagesWords,
};

let column = 0;

// The text of a key in the language of the page.
export function words(key, ...values) {
    const text = table[key]?.[column] ?? key;
    return text.replace(/\{(\d)\}/g, (_, n) => values[n]);
}

// "ja" or "en".
export function speak(language) {
    column = language === "ja" ? 0 : 1;
}
