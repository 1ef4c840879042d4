# What went wrong, why, and what to do about it.

not-article-consent_wall = そのページには Cookie の案内しかありません。ブラウザーで開いて、本文をここに貼ってください。
not-article-paywall = そのページは冒頭だけで、続きは有料です。読めるなら、本文をここに貼ってください。
not-article-error_page = それはエラーページです。リンクを確かめて、もう一度送ってください。
not-article-link_list = それはリンクの一覧です。目的の記事を開いて、そのリンクを送ってください。
not-article-needs_javascript = そのページには JavaScript が要ります。代わりに本文をここに貼ってください。
not-article-bot_check = そのサイトは人間である証明を求めていますが、私は人間ではありません。本文をここに貼ってください。
not-article-too_short = 記事としては文章が短すぎます。もっと長い文章かリンクを送ってください。
not-article-no_text = 記事の本文が見つかりません。別のリンクを送るか、本文をここに貼ってください。
error-unreadable-url = そのアドレスは開けません: { $reason }。公開されたページ（http と https）だけを読みます。
error-fetch-timeout = そのページは { $seconds } 秒たっても応答しませんでした。あとで試すか、本文をここに貼ってください。
error-bad-status = サイトがエラー { $status } を返したので、読むものがありません。リンクを確かめるか、本文をここに貼ってください。
error-redirect = そのアドレスは堂々巡りになります。ブラウザーで開いて、最後のアドレスを送ってください。
error-fetch = ページを取得できませんでした。接続に失敗しました。リンクを確かめるか、あとで試してください。
error-too-large = 大きすぎます。読めるのは { $megabytes } MB までです。小さいファイルを送るか、必要な部分を貼ってください。
error-empty-source = 空です。読むものがありません。もう一度送ってください。
error-unsupported-type = { $media_type } のファイルは読めません。HTML、TXT、Markdown、PDF、DOCX、EPUB を送ってください。
error-damaged-file = ファイルが壊れているか、表示と違うものです（{ $kind }）。保存し直して、もう一度送ってください。
error-encrypted-file = そのファイル（{ $kind }）はパスワードで保護されています。外したものを送ってください。
error-no-text-layer = その PDF はページの画像で、文字がありません。画像は読めないので、文字のあるものを送ってください。
error-parser-limit = 読むのに時間かメモリーがかかりすぎたため、やめました。簡単なものを送るか、本文をここに貼ってください。
error-ingest = 読めませんでした。別のリンクを試すか、本文をここに貼ってください。
error-unknown-article = その記事は（もう）ありません。/articles で一覧が見られます。
error-embedding = 検索のモデルが正しく応答しないため、今は読むことも探すこともできません。少ししてからお試しください。詳しくは `article-bot doctor` で。
error-not-a-feed = そのアドレスにフィードはなく、サイトにも書かれていません。RSS、Atom、JSON フィードのアドレスを送ってください。
error-too-many-feeds = このチャットはもう { $limit } 件のフィードを追っています。先に一つやめてください。
error-unknown-feed = その番号やアドレスのフィードは追っていません。
