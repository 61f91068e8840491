import { ApolloClient, ApolloLink } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { Observable } from 'rxjs';
import { openCache } from '../../api/client.js';

/** What each operation is answered by its name: data, or an error. Those without an answer wait for ever. */
export type Answers = Readonly<Record<string, object>>;

interface AnsweredProps {
  readonly answers?: Answers;
  readonly children: ReactNode;
}

const NONE: Answers = {};

/** A part of the page whose operations get made answers: nothing of it asks the engine. */
export function Answered({ answers = NONE, children }: AnsweredProps) {
  const client = useMemo(() => clientThatAnswers(answers), [answers]);
  return <ApolloProvider client={client}>{children}</ApolloProvider>;
}

function clientThatAnswers(answers: Answers): ApolloClient {
  const link = new ApolloLink(
    ({ operationName = '' }) =>
      new Observable((observer) => {
        const answer = answers[operationName];
        if (answer instanceof Error) observer.error(answer);
        else if (answer !== undefined) {
          observer.next({ data: answer as Record<string, unknown> });
          observer.complete();
        }
      }),
  );
  return new ApolloClient({ link, cache: openCache() });
}
