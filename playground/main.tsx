import 'graphiql/style.css';
import './page.css';
import './workers.ts';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { examplesPlugin, FIRST } from './examples-plugin.tsx';
import { fetcher } from './fetcher.ts';
import { TokenBox } from './token-box.tsx';

createRoot(document.querySelector('#playground')!).render(
  <GraphiQL
    fetcher={fetcher}
    plugins={[examplesPlugin]}
    visiblePlugin={examplesPlugin}
    defaultTabs={[{ query: FIRST.query, variables: FIRST.variables }]}
    defaultEditorToolsVisibility="variables"
    shouldPersistHeaders={false}
    showPersistHeadersSettings={false}
  >
    <GraphiQL.Logo>
      <TokenBox />
    </GraphiQL.Logo>
  </GraphiQL>,
);
