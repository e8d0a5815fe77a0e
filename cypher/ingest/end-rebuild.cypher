// What is derived is whole again, and follows this version of the producers' habits.
MATCH (w:Writer {id: 'writer'})
SET w.rebuilding = null, w.habitsVersion = $version
