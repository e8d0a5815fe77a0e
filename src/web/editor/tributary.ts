import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { toggleComment } from '@codemirror/commands'
import { bracketMatching, LanguageSupport, syntaxHighlighting } from '@codemirror/language'
import { linter } from '@codemirror/lint'
import type { Extension } from '@codemirror/state'
import { hoverTooltip, keymap } from '@codemirror/view'
import { completeSource } from './complete-source.ts'
import { formatQuery } from './format-command.ts'
import { darkStyle, lightStyle } from './highlight-styles.ts'
import { hoverSource } from './hover-source.ts'
import type { LanguageTools } from './language-tools.ts'
import { lintSource } from './lint-source.ts'
import { tributaryLanguage } from './tributary-language.ts'

/**
 * Editor support for the query language: highlighting, completion, diagnostics, hovers, bracket matching and closing. Mod-/ toggles
 * a comment; Shift-Alt-f formats. Without tools it only highlights.
 */
export function tributary(tools?: LanguageTools): LanguageSupport {
  return new LanguageSupport(tributaryLanguage, [
    syntaxHighlighting(lightStyle),
    syntaxHighlighting(darkStyle),
    bracketMatching(),
    closeBrackets(),
    keymap.of([...closeBracketsKeymap, { key: 'Mod-/', run: toggleComment }]),
    ...(tools === undefined ? [] : withTools(tools)),
  ])
}

const withTools = (tools: LanguageTools): readonly Extension[] => [
  autocompletion({ override: [completeSource(tools)], closeOnBlur: true }),
  linter(lintSource(tools)),
  hoverTooltip(hoverSource(tools)),
  keymap.of([
    ...completionKeymap,
    {
      key: 'Shift-Alt-f',
      preventDefault: true,
      run: (view) => {
        void formatQuery(view, tools)
        return true
      },
    },
  ]),
]
