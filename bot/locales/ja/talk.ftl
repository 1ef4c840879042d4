# What the bot says in a conversation.

welcome = あなたの代わりに記事を読みます。リンクを送るか、文章を貼り付けるか転送するか、ファイル（HTML、TXT、Markdown、PDF、DOCX、EPUB）を送ってください。そのあと「要約」と言うか、何でも聞いてください。根拠となる文とともに答え、記事に書かれていなければそう言います。
help =
    リンク、文章、ファイルを送ると読みます。そのあと:
    • 「要約」（「箇条書き」「詳しく」も）で要約します
    • どんな質問にも、記事から引用つきで答えます
    • 「どこで？」「誰が迎えるの？」「オーストラリアは？」と続けて聞けます
    /articles は読んだ記事の一覧、/new は最初から、/forget は話している記事の削除です。/language、/settings、/usage、/privacy、/export もあります。
    /follow に続けてサイトかフィードのアドレスを送ると新着をお届けします。/following で購読の一覧が見られます。
    /digest はグループで共有されたものを今すぐ、または予定どおりに、/catchup は見逃したものをお伝えします。
go_on = 「要約」と言うか、何でも聞いてください。
thanks = どういたしまして。別のリンクを送るか、続けて聞いてください。
nothing_read = まだ何も読んでいません。先にリンク、文章、ファイルのどれかを送ってください。
nothing_said = 言葉が見つかりません。リンク、文章、ファイル、質問のどれかを送ってください。
unknown_command = /{ $name } というコマンドは知りません。/help でできることが分かります。
new = 最初から始めます。記事は残っています: /articles
no_articles = まだ記事がありません。リンク、文章、ファイルのどれかを送ってください。
article_row = { $number }. { $title }{ $details }
forgotten = 「{ $title }」を消しました。本文も索引も、それについての会話もありません。
forget_which = どれを忘れますか。/forget と /articles の番号、または /forget all と言ってください。
forgotten_all = 記事も索引も会話も、すべて消しました。
no_such_file = ファイル { $path } はこの機械にありません。パスを確かめてもう一度入力してください。
no_such_article = その番号の記事はありません。/articles で一覧が見られます。
which_article = どの記事のことですか。
nothing_to_sum_up = 「{ $title }」には要約できるものがありません。依頼や命令だけです。代わりに質問してください。
doesnt_say = 記事には書かれていません。
none_says = あなたの記事には書かれていません。
nearest = いちばん近い記述:
elsewhere = 「{ $focus }」には書かれていませんが、「{ $title }」にはあります:
meanwhile = 記事にはこうあります:「{ $quote }」
fallback-model_down = 言語モデルが今使えないため、記事の文をそのまま示します。
fallback-model_slow = 言語モデルの応答が遅すぎたため、記事の文をそのまま示します。
fallback-rate_limited = 言語モデルが混み合っているため、記事の文をそのまま示します。
fallback-unverified = 言語モデルの答えを確認できなかったため、記事の文をそのまま示します。
card-known = これは以前に読みました:
card-updated = 内容が変わっていたので、読み直しました:
card-read = 読みました:
minutes = 読了 { $minutes } 分
not_allowed = これは非公開のボットです。運営者に利用を頼んでください。
old_button = そのボタンはもう使えません。したいことを文字で送ってください。
sent_unknown = 返答の途中で Telegram との接続が切れました。上の答えがないか途中までの場合は、もう一度聞いてください。
broken = こちらで問題が起きました。記録しましたので、少ししてからもう一度お試しください。
quotes = 根拠となる文（{ $count }）
