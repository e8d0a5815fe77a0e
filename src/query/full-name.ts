/** `namespace/name`, joined by exactly one slash even where the name begins with one. */
export function fullName(namespace: string, name: string): string {
  return name.startsWith('/') ? namespace + name : `${namespace}/${name}`
}
