/** Makes `tributary` a command in a terminal whose folder is a clone: `bin/tributary` starts the sources. */
export const PATH_LINE = 'export PATH="$PWD/bin:$PATH"'

/** The note at the top of each page of the documentation that has commands. */
export const IN_A_CLONE = `> In a clone, type \`${PATH_LINE}\` in its top folder, once in each terminal. \`tributary\` is then a command.`
