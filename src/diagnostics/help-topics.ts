/**
 * The pages of the documentation by topic: their Markdown sources, as paths from the root of a checkout or a package. A topic is
 * also the address of the page below `/docs/`. `tributary help TOPIC` prints the page. `docs/README.md` has one line about each.
 */
export const HELP_TOPICS = {
  'getting-started': 'docs/getting-started.md',
  concepts: 'docs/concepts.md',
  examples: 'examples/README.md',
  'from-marquez': 'docs/from-marquez.md',
  viewer: 'docs/viewer.md',
  language: 'grammar/README.md',
  'from-other-languages': 'docs/from-other-languages.md',
  'saved-queries': 'docs/saved-queries.md',
  outputs: 'docs/outputs.md',
  connecting: 'docs/connecting.md',
  entities: 'docs/entities.md',
  producers: 'docs/producers.md',
  facets: 'docs/facets.md',
  naming: 'docs/naming.md',
  deployment: 'docs/deployment.md',
  operating: 'docs/operating.md',
  security: 'docs/security.md',
  upgrading: 'docs/upgrading.md',
  neo4j: 'docs/neo4j.md',
  export: 'docs/export.md',
  performance: 'docs/performance.md',
  troubleshooting: 'docs/troubleshooting.md',
  architecture: 'docs/architecture.md',
  editors: 'docs/editors.md',
  contributing: 'CONTRIBUTING.md',
  cli: 'docs/cli.md',
  api: 'docs/api.md',
  changelog: 'CHANGELOG.md',
  vulnerabilities: 'SECURITY.md',
} as const

export type HelpTopic = keyof typeof HELP_TOPICS

export const isHelpTopic = (text: string): text is HelpTopic => Object.hasOwn(HELP_TOPICS, text)

/** The page that lists the topics. */
export const HELP_INDEX = 'docs/README.md'

/** The sources of all pages. The package and the executable contain them. */
export const HELP_FILES: readonly string[] = [HELP_INDEX, ...Object.values(HELP_TOPICS)]
