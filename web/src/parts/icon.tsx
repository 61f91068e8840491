/** Paths on a grid of 24. */
const SHAPES = {
  recordings: 'M4 10v4M8 6v12M12 3v18M16 7v10M20 10v4',
  review: 'M9 11l3 3 8-8M20 12v6a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h9',
  overview: 'M4 20V10M10 20V4M16 20v-7M22 20H2',
  failures: 'M12 3l9 16H3zM12 10v4M12 17v.01',
  book: 'M4 5a2 2 0 0 1 2-2h13v15H6a2 2 0 0 0-2 2zM4 20a2 2 0 0 0 2 1h13',
  users:
    'M16 20v-1a4 4 0 0 0-8 0v1M12 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M22 19a3.5 3.5 0 0 0-4-3.4M17 4.4a3.5 3.5 0 0 1 0 6.2',
  operations: 'M4 6h10M18 6h2M4 12h2M10 12h10M4 18h8M16 18h4M16 4v4M8 10v4M14 16v4',
  upload: 'M12 16V4M7 9l5-5 5 5M4 16v3a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-3',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M20 20l-4-4',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5L19 19M19 5l-1.5 1.5M6.5 17.5L5 19',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M5 20a7 7 0 0 1 14 0',
  add: 'M12 5v14M5 12h14',
  link: 'M10 14a4 4 0 0 0 5.7 0l3.6-3.6a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3.6 3.6a4 4 0 0 0 5.7 5.7l1-1',
  keyboard: 'M3 6h18v12H3zM7 10v.01M11 10v.01M15 10v.01M18 10v.01M8 14h8',
  undo: 'M9 14L4 9l5-5M4 9h9a7 7 0 0 1 0 14h-3',
  more: 'M5 12v.01M12 12v.01M19 12v.01',
  play: 'M7 4l13 8-13 8z',
  pause: 'M7 5v14M17 5v14',
  back: 'M15 5l-7 7 7 7',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  download: 'M12 4v12M7 11l5 5 5-5M4 20h16',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 13l4 4L19 7',
  retry: 'M20 11a8 8 0 1 0-2.3 6.3M20 5v6h-6',
  backward: 'M4 13a8 8 0 1 0 2.3-6.3M4 5v6h6',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  webhooks: 'M8.5 12a3 3 0 1 0 0 .01M21 5.5a2.5 2.5 0 1 0 0 .01M21 18.5a2.5 2.5 0 1 0 0 .01M8.2 10.6l8-4M8.2 13.4l8 4',
  chevronRight: 'M9 5l7 7-7 7',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
} as const;

/** Filled rather than drawn. */
const SOLID: readonly IconName[] = ['play'];
const HEAVY: readonly IconName[] = ['pause'];

export type IconName = keyof typeof SHAPES;

interface IconProps {
  readonly name: IconName;
  readonly size?: number;
}

/** An icon beside words: it says nothing that the words do not, so a screen reader passes it by. */
export function Icon({ name, size = 18 }: IconProps) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={SOLID.includes(name) ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={HEAVY.includes(name) ? 4 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={SHAPES[name]} />
    </svg>
  );
}
