import { Option } from 'commander'

/** Reads one text of a setting. `before` is what earlier texts of it gave, `where` names the flag, variable or file. */
export interface ReadText<T> {
  (text: string, before: T, where: string): T
  /** What it takes, in a few words. */
  readonly form?: string
  /** All that it takes, where that can be listed. */
  readonly choices?: readonly string[]
}

/** What one place says of a setting: commander keeps it under the setting's name until all places are read. */
export class GivenTexts {
  readonly texts: readonly string[]

  constructor(texts: readonly string[]) {
    this.texts = texts
  }
}

/**
 * What an operator may set: by a flag, by an environment variable of its name with `TRIBUTARY_` in front, or in the
 * config file under its name in camel case; a secret also by a file that `TRIBUTARY_…_FILE` names. The flag wins over the variable, that over the file, and all over the default.
 * All of Tributary's settings are of this class, so that the program itself is the table of them.
 */
export class Setting extends Option {
  readonly variable: string
  read: ReadText<unknown> = (text) => text
  isSecret = false

  constructor(flags: string, description: string) {
    super(flags, description)
    this.variable = `TRIBUTARY_${this.name().replaceAll('-', '_').toUpperCase()}`
    this.env(this.variable)
    this.parseArg = collect
  }

  /** The variable that names a file with its value; undefined unless it is a secret. */
  get fileVariable(): string | undefined {
    return this.isSecret ? `${this.variable}_FILE` : undefined
  }

  /** Its key in the config file. */
  get key(): string {
    return this.attributeName()
  }

  /** Whether it may be given several times; one that may is read with what came before. */
  get isRepeatable(): boolean {
    return this.read.length > 1
  }

  /** Whether its flag needs no value. */
  get isSwitch(): boolean {
    return this.optional
  }

  /** What it takes, in a few words. */
  get form(): string {
    if (this.argChoices !== undefined) return `one of ${this.argChoices.join(', ')}`
    return this.read.form ?? (this.isRepeatable ? 'texts' : this.isSwitch ? 'yes or no' : 'text')
  }

  /** The values are read once all places are known, so that all that is wrong is told together. */
  override argParser<T>(read: ReadText<T>): this {
    this.read = read as ReadText<unknown>
    return this
  }

  override choices(values: readonly string[]): this {
    super.choices(values)
    this.read = this.parseArg as unknown as (text: string) => unknown
    this.parseArg = collect
    return this
  }

  /** Its value is shown to nobody. */
  secret(): this {
    this.isSecret = true
    return this
  }
}

const collect = ((text: string, before: unknown): GivenTexts =>
  new GivenTexts([...(before instanceof GivenTexts ? before.texts : []), text])) as unknown as NonNullable<
  Option['parseArg']
>
