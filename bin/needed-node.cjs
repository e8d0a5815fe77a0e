// The one place that reads which Node is needed: `engines` in package.json. Its syntax is old, so that an old Node can read it.
// As a program, it ends with exit code 1 and a message if this Node is too old.
'use strict'

/** The oldest version that works, such as `22.18`. The `node:sqlite` of earlier ones lacks what the embedded store uses. */
var needed = require('../package.json').engines.node.replace('>=', '')

/** What to do if this Node is too old, as a line of text; undefined if it is new enough. */
function complaint() {
  var own = process.versions.node.split('.').map(Number)
  var oldest = needed.split('.').map(Number)
  if (own[0] > oldest[0] || (own[0] === oldest[0] && own[1] >= oldest[1])) return undefined
  return (
    'Tributary needs Node ' +
    needed +
    ' or later; this is Node ' +
    process.versions.node +
    ' (' +
    process.execPath +
    '). Install Node 24 from https://nodejs.org/en/download and run the command again.\n'
  )
}

module.exports = complaint

if (require.main === module && complaint() !== undefined) {
  process.stderr.write(complaint())
  process.exit(1)
}
