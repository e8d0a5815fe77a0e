// Says that what is derived is being made anew, by whom, and by which version of the producers' habits: until it is done no
// query may be answered from the half of it, and programs of older habits may not write, since what they derive would stay.
MATCH (w:Writer {id: 'writer'})
WHERE coalesce(w.habitsVersion, $version) <= $version
SET w.rebuilding = true, w.rebuilder = $me, w.habitsVersion = $version
