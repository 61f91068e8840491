import { NativeSelect, SegmentedControl } from '@mantine/core';

interface ChoiceProps {
  readonly label: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One of a few: side by side where there is room, a list on a phone. */
export function Choice({ label, data, value, onChange }: ChoiceProps) {
  const options = data.map((option) => ({ value: option.value, label: option.label }));
  return (
    <>
      <SegmentedControl
        visibleFrom="sm"
        aria-label={label}
        size="xs"
        data={options}
        value={value}
        onChange={onChange}
      />
      <NativeSelect
        hiddenFrom="sm"
        aria-label={label}
        data={options}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </>
  );
}
