import { Option } from 'commander'

/** Parses one text of a setting. `before` is the value of earlier texts, `where` the name of the source. */
export interface ReadText<T> {
  (text: string, before: T, where: string): T
  /** The accepted form, in a few words. */
  readonly form?: string
  /** All accepted values, if they can be listed. */
  readonly choices?: readonly string[]
}

/** The unparsed texts of a flag. Commander stores them as the value of the option until all sources are read. */
export class RawTexts {
  readonly texts: readonly string[]

  constructor(texts: readonly string[]) {
    this.texts = texts
  }
}

/**
 * A setting: a flag `--max-nodes`, an environment variable `TRIBUTARY_MAX_NODES`, and a key `maxNodes` in the config file. A secret
 * can also be in a file that `TRIBUTARY_…_FILE` names. The flag takes precedence, then the variable, then the file, then the default.
 * All settings have this class, so the lists of settings are generated from the program.
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

  /** The variable with the path of a file with the value; undefined unless the setting is a secret. */
  get fileVariable(): string | undefined {
    return this.isSecret ? `${this.variable}_FILE` : undefined
  }

  /** The key in the config file. */
  get key(): string {
    return this.attributeName()
  }

  /** Whether the setting can have several values. Its parser then gets the previous value. */
  get isRepeatable(): boolean {
    return this.read.length > 1
  }

  /** Whether the flag needs no value. */
  get isSwitch(): boolean {
    return this.optional
  }

  /** The accepted form, in a few words. */
  get form(): string {
    if (this.argChoices !== undefined) return `one of ${this.argChoices.join(', ')}`
    return this.read.form ?? (this.isRepeatable ? 'texts' : this.isSwitch ? 'yes or no' : 'text')
  }

  /** Texts are parsed after all sources are known, so that all mistakes are reported together. */
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

  /** Marks the setting as a secret: no output shows its value. */
  secret(): this {
    this.isSecret = true
    return this
  }
}

const collect = ((text: string, before: unknown): RawTexts =>
  new RawTexts([...(before instanceof RawTexts ? before.texts : []), text])) as unknown as NonNullable<
  Option['parseArg']
>
