/** The default name of a backup, such as `tributary-20261126T070000Z.sqlite`. Names sort by time. */
export const backupName = (at: number): string =>
  `tributary-${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/gu, '')}.sqlite`
