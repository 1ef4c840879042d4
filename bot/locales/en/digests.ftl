# Digests: what a group shared and said.

digest_nothing = Nothing new: no links and no talk in this time.
digest_unread_not_read = not read
digest_unread_failed = could not be read
digest_unread_paywall = behind a paywall, not read
digest_unread_other = no readable article there
digest_shared_by = Shared by { $names }
digest_said = { $author }: { $text }
digest_differ = They differ: { $claims }
digest_claim = “{ $words }” ({ $site })
digest_also = Also shared
digest_discussions = Also discussed
digest_model_down = Some stories are told in the articles' own words: the language model did not help.
