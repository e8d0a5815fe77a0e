/** A command cannot do what it was asked to; the message names cause and remedy, and the process ends with `exitCode`. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'
  readonly exitCode: number

  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}
