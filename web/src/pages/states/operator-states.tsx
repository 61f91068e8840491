import type { ReactNode } from 'react';
import { BrandBiblesPage } from '../brand-bibles/brand-bibles-page.js';
import { PANELS } from '../operations/operations-page.js';
import { OverviewPage } from '../overview/overview-page.js';
import { Answered, type Answers } from './answered.js';
import { BRANDS_EMPTY, BRANDS_FULL, OPERATIONS_EMPTY, OPERATIONS_FULL } from './operator-examples.js';
import { OVERVIEW_EMPTY, OVERVIEW_FULL } from './overview-examples.js';

const failing = (answers: Answers): Answers =>
  Object.fromEntries(Object.keys(answers).map((name) => [name, new TypeError('Failed to fetch')]));
const OVERVIEW_BROKEN = failing({ Overview: {}, Machinery: {} });
const BRANDS_BROKEN = failing(BRANDS_FULL);
const OPERATIONS_BROKEN = failing(OPERATIONS_FULL);
const [FIRST] = PANELS;

const panels = (state: string, answers: Answers): (readonly [string, ReactNode])[] =>
  PANELS.map(({ label, Panel }) => [
    `Operations, ${label.toLowerCase()}: ${state}`,
    <Answered key={`${label} ${state}`} answers={answers}>
      <Panel />
    </Answered>,
  ]);

/** The pages of operators in each of their states. */
export const OPERATOR_STATES: readonly (readonly [string, ReactNode])[] = [
  ['Overview: loading', <OverviewPage key="o1" />],
  [
    'Overview: error',
    <Answered key="o2" answers={OVERVIEW_BROKEN}>
      <OverviewPage />
    </Answered>,
  ],
  [
    'Overview: empty',
    <Answered key="o3" answers={OVERVIEW_EMPTY}>
      <OverviewPage />
    </Answered>,
  ],
  [
    'Overview: full',
    <Answered key="o4" answers={OVERVIEW_FULL}>
      <OverviewPage />
    </Answered>,
  ],
  ['Brand Bibles: loading', <BrandBiblesPage key="b1" />],
  [
    'Brand Bibles: error',
    <Answered key="b2" answers={BRANDS_BROKEN}>
      <BrandBiblesPage />
    </Answered>,
  ],
  [
    'Brand Bibles: empty',
    <Answered key="b3" answers={BRANDS_EMPTY}>
      <BrandBiblesPage />
    </Answered>,
  ],
  [
    'Brand Bibles: full',
    <Answered key="b4" answers={BRANDS_FULL}>
      <BrandBiblesPage />
    </Answered>,
  ],
  [`Operations, ${FIRST.label.toLowerCase()}: loading`, <FIRST.Panel key="p1" />],
  [
    `Operations, ${FIRST.label.toLowerCase()}: error`,
    <Answered key="p2" answers={OPERATIONS_BROKEN}>
      <FIRST.Panel />
    </Answered>,
  ],
  ...panels('empty', OPERATIONS_EMPTY),
  ...panels('full', OPERATIONS_FULL),
];
