// The distinct values of a property that begin with the text and contain all words. Seeks from each value to the next, so
// many nodes with the same value cost nothing. Reads the first $most values by code points.
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
