/** The name of a backup that nobody named, such as `tributary-20261126T070000Z.sqlite`: names in order are backups in order. */
export const backupName = (at: number): string =>
  `tributary-${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/gu, '')}.sqlite`
