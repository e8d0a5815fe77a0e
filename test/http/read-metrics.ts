/** Samples of the Prometheus text format: `name{label="value"}` → number, with unparsed labels. */
export function readMetrics(text: string): ReadonlyMap<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ')
      return [line.slice(0, at), Number(line.slice(at + 1))] as const
    }),
  )
}

/** The type of each metric by its `# TYPE` line. */
export function metricTypes(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split('\n')
      .map((line) => /^# TYPE (\S+) (\S+)$/u.exec(line))
      .filter((match) => match !== null)
      .map(([, name, type]) => [name!, type!] as const),
  )
}
