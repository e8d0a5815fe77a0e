import { Argument } from 'commander'

/** An argument that completion fills with names of saved queries. */
export class SavedName extends Argument {}
