/** The CodeMirror support as the package exports it: `tributary-lineage/codemirror`. */
export { completeSource } from './complete-source.ts'
export { formatQuery } from './format-command.ts'
export { darkStyle, lightStyle } from './highlight-styles.ts'
export { hoverSource } from './hover-source.ts'
export {
  askOver,
  toolsOf,
  type AskApi,
  type AskResult,
  type CompletionItem,
  type LanguageTools,
} from './language-tools.ts'
export { lintSource } from './lint-source.ts'
export { tributaryLanguage } from './tributary-language.ts'
export { tributary } from './tributary.ts'
