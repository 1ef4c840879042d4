# Digests: what a group shared and said.

digest_nothing = 新しいものはありません。この間、リンクも会話もありませんでした。
digest_unread_not_read = 未読
digest_unread_failed = 読めませんでした
digest_unread_paywall = 有料のため未読
digest_unread_other = 読める記事がありません
digest_shared_by = 共有: { $names }
digest_said = { $author }: { $text }
digest_differ = 食い違い: { $claims }
digest_claim = 「{ $words }」（{ $site }）
digest_also = ほかに共有されたもの
digest_discussions = ほかの話題
digest_model_down = 一部は記事の文のままです。言語モデルが使えませんでした。

digest-title = { $since } 以降に共有されたもの
digest-more = ほか{ $count }件
digest-somebody = 誰か
digest-nothing-since = { $since } 以降、新しいものはありません。
digest-nothing-private = { $since } 以降、新しいものはありません。ここのダイジェストは /follow で追うフィードの記事です。グループではみんなが共有したものも入ります。
digest-lost = { $since } 以降に共有されたもののダイジェストが届いていないかもしれません。届いていなければ /digest 24h と送ってください
digest-no-such-story = そのダイジェストは全部で{ $count }件です。
digest-story-unread = その記事は読めなかったので、見出ししかわかりません。
catchup-title = { $since } 以降に見逃したもの
catchup-groups-only = /catchup はグループで見逃したことをお伝えします。ここは二人だけの会話です。

plan-title = ダイジェスト
plan-set = 新しいものがあれば、{ $cadence ->
    [daily] 毎日
    [weekdays] 月曜から金曜の
   *[weekly] 毎週{ $days }
}{ $times }（{ $zone }）にダイジェストが届きます。次回：{ $next_day } { $next_time }
plan-confirm = { $cadence ->
    [daily] 毎日
    [weekdays] 月曜から金曜の
   *[weekly] 毎週{ $days }
}{ $times }（{ $zone }）にダイジェストを届けますか。初回：{ $next_day } { $next_time }
plan-how = いつがよいか教えてください。例：/digest 毎日 9:00 東京、/digest 平日 18:30、/digest 毎週金曜 17:00、/digest off。/digest だけなら今すぐ、/digest 6h なら直近6時間分を作ります。
plan-none = ここではダイジェストの予定はありません。
plan-unclear = いつのことかわかりませんでした。
plan-which-day = 何曜日ですか。
plan-which-time = 何時ですか。入力もできます：/digest + 07:30
plan-which-zone = どのタイムゾーンですか。都市名でも入力できます：/digest + リスボン
plan-unknown-zone = 「{ $said }」というタイムゾーンや都市がわかりません。選ぶか、別の都市を入力してください：/digest + リスボン
plan-off = ここではもうダイジェストは届きません。/digest でいつでも作れます。
plan-off-none = ここにダイジェストの予定はありませんでした。
plan-paused = ここに書き込めなかったため、予定は休止中です。再開するにはもう一度設定してください。
plan-paused-told = あなたがダイジェストを予定したグループに書き込めなくなりました。予定は休止中で、また入れてもらえれば再開します。
plan-resumed = また書き込めるようになったので、ダイジェストを再開します。次回：{ $due }
plan-button-yes = 設定する
plan-button-no = やめておく
plan-button-off = ダイジェストを止める
