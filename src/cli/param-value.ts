/** Parses a JSON number, list or string. Any other value is text. */
export function paramValue(text: string): unknown {
  if (!/^(\[|"|-?\d)/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
