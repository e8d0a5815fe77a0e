import { Argument } from 'commander'

/** An argument that may be the name of a saved query, so that the command line can be completed with those there are. */
export class SavedName extends Argument {}
