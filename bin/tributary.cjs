#!/usr/bin/env node
// Starts Tributary if this Node can run it, and otherwise says what to do. Its syntax is old, so that an old Node can read it.
'use strict'
var existsSync = require('fs').existsSync
var path = require('path')

/** Node knows `--no-memory-protection-keys` from this version on. Without it, threads that start and end can crash the process. */
var GUARDED = 24

var complaint = require('./needed-node.cjs')()
if (complaint !== undefined) {
  process.stderr.write(complaint)
  process.exit(1)
}

var sources = path.join(__dirname, '..', 'src', 'main.ts')
var main = existsSync(sources) ? sources : path.join(__dirname, '..', 'dist', 'src', 'main.js')
var flags = ['--disable-warning=ExperimentalWarning']
if (Number(process.versions.node.split('.')[0]) >= GUARDED) flags.push('--no-memory-protection-keys')
var args = flags.concat([main], process.argv.slice(2))

if (typeof process.execve === 'function' && process.platform !== 'win32') {
  // Replaces this process, so that signals and the exit code need no forwarding.
  process.execve(process.execPath, [process.execPath].concat(args), process.env)
} else {
  var child = require('child_process').spawn(process.execPath, args, { stdio: 'inherit' })
  var signals = ['SIGTERM', 'SIGINT', 'SIGHUP']
  signals.forEach(function (signal) {
    process.on(signal, function () {
      // A terminal sends Ctrl-C to both processes; other signals reach this one only.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  })
  child.on('error', function (error) {
    process.stderr.write('Tributary did not start with ' + process.execPath + ': ' + error.message + '\n')
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
