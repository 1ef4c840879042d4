# What stands around the replies themselves.

quotes =
    { $count ->
        [one] The quote
       *[other] { $count } quotes
    }
