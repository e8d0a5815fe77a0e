#!/usr/bin/env node
// Starts Tributary on a Node that can run it: the caller's own if it is new enough, else the one that came with the package.
// Written for whatever Node a machine has, so that an old one says what is missing instead of tripping over the syntax.
'use strict'
var existsSync = require('fs').existsSync
var path = require('path')

/** The first version with all of `node:sqlite` that the embedded store uses. */
var NEEDED = [22, 18]
/** From this version on Node knows `--no-memory-protection-keys`, and needs it: threads that come and go end it now and then. */
var GUARDED = 24

var own = process.versions.node.split('.').map(Number)

function isNewEnough(version) {
  return version[0] > NEEDED[0] || (version[0] === NEEDED[0] && version[1] >= NEEDED[1])
}

/**
 * The Node that npm installed with the package: an optional dependency for each platform, whose integrity the lock file holds and
 * which runs no install script. Undefined on other platforms, and after `--omit=optional`.
 */
function bundled() {
  var isWindows = process.platform === 'win32'
  var name = 'node-' + (isWindows ? 'win' : process.platform) + '-' + process.arch
  try {
    var folder = path.dirname(require.resolve(name + '/package.json'))
    var file = path.join(folder, 'bin', isWindows ? 'node.exe' : 'node')
    return existsSync(file) ? file : undefined
  } catch {
    return undefined
  }
}

var node = isNewEnough(own) ? process.execPath : bundled()
if (node === undefined) {
  process.stderr.write(
    'Tributary needs Node ' +
      NEEDED.join('.') +
      ' or later; this is ' +
      process.versions.node +
      ', and the package brought none for ' +
      process.platform +
      ' ' +
      process.arch +
      '. Install a newer Node, or install the package again without --omit=optional.\n',
  )
  process.exit(1)
}

var sources = path.join(__dirname, '..', 'src', 'main.ts')
var main = existsSync(sources) ? sources : path.join(__dirname, '..', 'dist', 'src', 'main.js')
var flags = ['--disable-warning=ExperimentalWarning']
if (node !== process.execPath || own[0] >= GUARDED) flags.push('--no-memory-protection-keys')
var args = flags.concat([main], process.argv.slice(2))

if (node === process.execPath && typeof process.execve === 'function') {
  // The process itself goes on, so that signals and the exit code need nobody to pass them on.
  process.execve(node, [node].concat(args), process.env)
} else {
  var child = require('child_process').spawn(node, args, { stdio: 'inherit' })
  var signals = ['SIGTERM', 'SIGINT', 'SIGHUP']
  signals.forEach(function (signal) {
    process.on(signal, function () {
      // A terminal sends Ctrl-C to both; what is sent to this process alone is passed on.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  })
  child.on('error', function (error) {
    process.stderr.write('Tributary cannot be started with ' + node + ': ' + error.message + '\n')
    process.exit(1)
  })
  child.on('exit', function (code, signal) {
    if (signal === null) process.exit(code)
    signals.forEach(function (name) {
      process.removeAllListeners(name)
    })
    process.kill(process.pid, signal)
  })
}
