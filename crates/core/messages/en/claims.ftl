### claims
