// What is derived follows this version of the producers' habits from now on.
MATCH (w:Writer {id: 'writer'})
SET w.habitsVersion = $version
