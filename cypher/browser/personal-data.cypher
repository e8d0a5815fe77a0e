// Personal data: datasets and columns with a tag, and those made from them, up to ten steps on
// First `:param tag => 'pii'`
MATCH (t:Tag {name: $tag})<-[tagged:TAGGED]-(start:Dataset|Column)
MATCH p = (start)<-[:DERIVED_FROM*0..10]-(n)
WITH t, tagged, start, n, min(length(p)) AS distance
OPTIONAL MATCH (n)<-[x:DERIVED_FROM]-(m)
RETURN t, tagged, start, n, x, m
