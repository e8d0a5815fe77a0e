// Values of a property that begin with this text and have these words, each once: by a seek from one to the next, however many
// nodes share each. Of so many, the first by code point.
MATCH (n:{{Label}})
WHERE n.{{property}} STARTS WITH $typed
WITH n.{{property}} AS first
ORDER BY first
LIMIT 1
UNWIND reduce(found = [first], i IN range(1, $most - 1) |
  CASE
    WHEN size(found) < i OR NOT last(found) STARTS WITH $typed THEN found
    ELSE found + COLLECT {
      MATCH (n:{{Label}})
      WHERE n.{{property}} > last(found)
      RETURN n.{{property}}
      ORDER BY n.{{property}}
      LIMIT 1
    }
  END) AS name
WITH name
WHERE name STARTS WITH $typed AND all(word IN $words WHERE toLower(name) CONTAINS word)
RETURN name
