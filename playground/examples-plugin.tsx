import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import text from './examples.graphql';
import { type Example, readExamples } from './read-examples.ts';

const EXAMPLES = readExamples(text);
const KINDS = [
  ['query', 'Queries'],
  ['mutation', 'Mutations'],
  ['subscription', 'Subscriptions'],
] as const;

/** The example the playground opens with. */
export const FIRST = EXAMPLES[0]!;

/** A list of ready-made operations; each opens in a tab of its own. */
export const examplesPlugin: GraphiQLPlugin = { title: 'Examples', icon: Icon, content: Examples };

function Examples() {
  const { addTab } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const open = (example: Example) => {
    addTab();
    queryEditor?.setValue(example.query);
    variableEditor?.setValue(example.variables);
  };
  return (
    <div className="examples">
      <div className="graphiql-doc-explorer-title">Examples</div>
      {KINDS.map(([kind, title]) => (
        <section key={kind}>
          <h3>{title}</h3>
          <ul>
            {EXAMPLES.filter((example) => example.kind === kind).map((example) => (
              <li key={example.name}>
                <button type="button" onClick={() => open(example)}>
                  {example.name}
                </button>
                <p>{example.about}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Icon() {
  return (
    <svg viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M2 3h12M2 8h12M2 13h8" strokeLinecap="round" />
    </svg>
  );
}
