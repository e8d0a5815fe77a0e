export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

/**
 * The completion scripts of the shells. They call the program itself for the candidates, so the scripts never need an update. The
 * program prints lines of the form `TEXT TAB HELP`; without lines, the shell completes file names.
 */
export const SCRIPTS: { readonly [S in Shell]: string } = {
  bash: `# tributary completion for bash: put it into a file that your shell reads, or
#   source <(tributary completion bash)
_tributary() {
  local IFS=$'\\n'
  COMPREPLY=($("\${COMP_WORDS[0]}" completion words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f 1))
}
complete -o default -F _tributary tributary
`,
  zsh: `#compdef tributary
# tributary completion for zsh: put it as _tributary into a folder of $fpath, or
#   source <(tributary completion zsh)
_tributary() {
  local -a lines found
  local line text help
  lines=("\${(@f)$("\${words[1]}" completion words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  for line in $lines; do
    [[ -z $line ]] && continue
    text=\${line%%$'\\t'*}
    help=\${line#*$'\\t'}
    found+=("\${text//:/\\\\:}:$help")
  done
  if (( $#found )); then _describe 'tributary' found; else _files; fi
}
if [[ $funcstack[1] == _tributary ]]; then _tributary "$@"; else compdef _tributary tributary; fi
`,
  fish: `# tributary completion for fish: put it as tributary.fish into ~/.config/fish/completions, or
#   tributary completion fish | source
function __tributary_words
  set -l typed (commandline -opc)
  set -l found ($typed[1] completion words -- $typed[2..-1] (commandline -ct) 2>/dev/null)
  if test (count $found) -eq 0
    __fish_complete_path (commandline -ct)
  else
    printf '%s\\n' $found
  end
end
complete -c tributary -f -a '(__tributary_words)'
`,
}
