/** A command cannot do what it was asked to; the message names cause and remedy, and the process ends with 1. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
}
