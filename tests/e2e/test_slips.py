#!/usr/bin/python3
"""Slips of those who write cards by hand are told once each, at their own line, in both languages; what stands in a card is in
its answers or told; files in cards/ that nothing reads are reported."""

import os
import shutil
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from test_leftovers import Edition  # noqa: E402

HEAD = 'municipalities:\n  - {code: "242012", name: 津市}\nstock:\n'


class Slips(Edition):
    def told(self, folder, language):
        done = self.run_in(folder, language, "check", ".")
        self.assertEqual(done.returncode, 65, done.stderr)
        told = [line for line in done.stderr.split("\n") if line.startswith("./")]
        return [line.removeprefix("./cards/242012-tsu.yaml:") for line in told]

    def slip(self, text, english, japanese):
        """The messages about the card's section, whose first line is the fourth."""
        folder = self.edition("米", f"edition{len(os.listdir(self.scratch))}")
        with open(os.path.join(folder, "cards/242012-tsu.yaml"), "w", encoding="utf-8") as file:
            file.write(HEAD + text)
        self.assertEqual(self.told(folder, "en"), english)
        self.assertEqual(self.told(folder, "ja"), japanese)

    def test_hash_in_a_text(self):
        left = (
            "# and what follows would be left out: if it belongs to the text, write | and the whole text on the next line; "
            "if it is a comment, write it on a line of its own above",
            "# から後ろが紙面に載りません。文章の一部なら、| を書いて文章全体を次の行に書いてください。覚え書きなら、上の行に分けて"
            "書いてください",
        )
        for text, place in (
            ("  food: 電話 #7119 に相談\n  power: あり\n", "4:12"),
            ("  food: #1 相談窓口\n  power: あり\n", "4:9"),
            ('  food: "あり"\n  power: "なし" # 未定\n', "5:15"),
            ("  food: | # 覚え書き\n    米\n  power: あり\n", "4:11"),
        ):
            self.slip(text, [f"{place}: error: {left[0]}"], [f"{place}: 誤り: {left[1]}"])

    def test_colons(self):
        wide = ('error: the colon behind food is full-width: write ":" and a space, both half-width', "誤り: food の後のコロンが全角です。半角の「:」と半角の空白を書いてください")
        for text in ("  food：米\n  power: あり\n", "  food：|\n    米\n    と水\n  power: あり\n", "  food：\n    米\n  power: あり\n"):
            self.slip(text, [f"4:7: {wide[0]}"], [f"4:7: {wide[1]}"])
        self.slip(
            "  food:米\n  power: あり\n",
            ['4:7: error: a space is missing behind "food:"'],
            ["4:7: 誤り: 「food:」の後に半角の空白を書いてください"],
        )

    def test_every_slip_in_one_run(self):
        self.slip(
            "　　food: 米\n  power： あり\n",
            [
                "4:1: error: this blank is full-width: indent with half-width spaces",
                '5:8: error: the colon behind power is full-width: write ":" and a space, both half-width',
            ],
            [
                "4:1: 誤り: 字下げに全角の空白が使われています。半角の空白で字下げしてください",
                "5:8: 誤り: power の後のコロンが全角です。半角の「:」と半角の空白を書いてください",
            ],
        )
        self.slip(
            "  food: |\n      米\n    水\n   power: ~\n",
            [
                "5:7: error: this line is indented more than the next ones: indent all lines of the text alike",
                "7:4: error: power must begin in column 3, as the keys before it",
            ],
            [
                "5:7: 誤り: この行だけ、次の行よりも深く字下げされています。文章の最初の行は、ほかの行と同じだけ字下げしてください",
                "7:4: 誤り: power の位置がずれています。ほかの項目名とそろえ、3文字目から書いてください",
            ],
        )
        self.slip(
            "  food:\n    ・米\n    ・水\n  power: あり\n   です\n",
            [
                "4:8: error: | is missing here: a text of several lines is written below it",
                "7:10: error: the lines of this text would be joined: write | here, and the whole text indented on the next lines",
            ],
            [
                "4:8: 誤り: ここに | がありません。2行以上の文章は、項目名の後に | を書き、その下に書きます",
                "7:10: 誤り: このままでは文章の行がつながってしまいます。ここに | を書き、文章はすべて次の行から字下げして書いてください",
            ],
        )

    def test_encodings(self):
        for encoding, name in (("cp932", "Shift_JIS"), ("euc_jp", "EUC-JP"), ("utf-16", "UTF-16")):
            folder = self.edition("米", encoding)
            path = os.path.join(folder, "cards/242012-tsu.yaml")
            with open(path, encoding="utf-8") as file:
                text = file.read()
            with open(path, "w", encoding=encoding) as file:
                file.write(text * 40)
            self.assertEqual(
                self.told(folder, "ja"),
                [
                    f"1:1: 誤り: このファイルは {name} で保存されています。UTF-8で保存し直してください(メモ帳では「名前を付けて保存」を選び、"
                    "「文字コード」を「UTF-8」にします。Excelでは「CSV UTF-8」の形式で保存します)"
                ],
            )


class FileNames(Edition):
    def folder_with(self, *names):
        folder = self.edition("米")
        for name in names:
            shutil.copy(os.path.join(folder, "cards/242012-tsu.yaml"), os.path.join(folder, "cards", name))
        return folder

    def told(self, folder, language, status):
        done = self.run_in(folder, language, "check", ".")
        self.assertEqual(done.returncode, status, done.stderr)
        return [line for line in done.stderr.split("\n") if line and line[0] != " "]

    def test_files_that_are_not_listed(self):
        folder = self.folder_with("242021-yokkaichi.yaml", "242012-tsu (最新).yaml", "memo.docx", ".hidden.yaml", "242012-tsu.yaml~")
        self.assertEqual(
            self.told(folder, "en", 0),
            [
                "./edition.yaml:11:3: warning: cards/242021-yokkaichi.yaml is not read, since no region lists it: write "
                "242021-yokkaichi in a list of cards, or move the file out of cards/",
                "./edition.yaml:11:3: note: cards/memo.docx is no card, and is not read",
                "./edition.yaml:12:13: warning: cards/242012-tsu (最新).yaml is not read: it seems to be a copy of 242012-tsu.yaml; "
                "keep the right one under that name, and move the other one out of cards/",
            ],
        )
        self.assertEqual(
            self.told(folder, "ja", 0),
            [
                "./edition.yaml:11:3: 注意: cards/242021-yokkaichi.yaml は、どの地域にも書かれていないので読まれません。載せるなら地域の "
                "cards に 242021-yokkaichi と書き、載せないなら cards/ の外に移してください",
                "./edition.yaml:11:3: 補足: cards/memo.docx はカードではないので、読まれません",
                "./edition.yaml:12:13: 注意: cards/242012-tsu (最新).yaml は読まれません。242012-tsu.yaml の写しのようです。正しいほうをその名前で"
                "残し、もう一方は cards/ の外に移してください",
            ],
        )

    def test_a_listed_file_under_another_name(self):
        for name in ("242012-tsu.yaml.txt", "242012-tsu.yml", "242012-tsu - コピー.yaml"):
            folder = self.edition("米", name)
            os.rename(os.path.join(folder, "cards/242012-tsu.yaml"), os.path.join(folder, "cards", name))
            told = self.told(folder, "ja", 66)
            self.assertEqual(told[0], "./edition.yaml:12:13: 誤り: ファイル ./cards/242012-tsu.yaml がありません")
            self.assertEqual(len([line for line in told if "誤り" in line or "注意" in line]), 1, told)
            done = self.run_in(folder, "ja", "check", ".")
            self.assertIn(
                f"補足: cards/{name} があります。名前を 242012-tsu.yaml に変えてください(エクスプローラーの「表示」で「ファイル名拡張子」を選ぶと、"
                "名前の終わりまで見えます)",
                done.stderr,
            )


if __name__ == "__main__":
    unittest.main()
