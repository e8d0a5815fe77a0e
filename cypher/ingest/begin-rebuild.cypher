// Says that what is derived is being made anew, by whom, and by which version of the producer rules: until it is done no
// query may be answered from the half of it, and programs with older rules may not write, since what they derive would stay.
MATCH (w:Writer {id: 'writer'})
WHERE coalesce(w.habitsVersion, $version) <= $version
SET w.rebuilding = true, w.rebuilder = $me, w.habitsVersion = $version
