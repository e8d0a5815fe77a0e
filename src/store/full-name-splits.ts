/**
 * Every (namespace, name) whose full name (`fullName`) is the text: split at each slash. `fullName` joins the two with a
 * slash, unless the name itself begins with one.
 */
export function fullNameSplits(text: string): readonly (readonly [namespace: string, name: string])[] {
  const splits: (readonly [string, string])[] = []
  for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
    const namespace = text.slice(0, at)
    const name = text.slice(at + 1)
    if (!name.startsWith('/')) splits.push([namespace, name])
    splits.push([namespace, `/${name}`])
  }
  return splits
}
