import { useMutation, useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { sentenceFor } from '../../api/fault-sentence.js';
import { AssignUserBrandDocument, BrandNamesDocument } from './operations.js';

interface UserBrandProps {
  readonly userId: string;
  readonly brand: string | null;
  readonly onChanged: () => void;
}

/** Whose rules a user's future recordings follow. */
export function UserBrand({ userId, brand, onChanged }: UserBrandProps) {
  const { data } = useQuery(BrandNamesDocument);
  const active = data?.brandBibles.edges.flatMap(({ node }) => (node.active ? [node.name] : [])) ?? [];
  const names = [...new Set([...active, ...(brand === null ? [] : [brand])])].sort();
  const [assign] = useMutation(AssignUserBrandDocument, {
    onCompleted: () => {
      notifications.show({ title: 'Brand assigned', message: 'It applies to recordings from now on.' });
      onChanged();
    },
    onError: (error) =>
      notifications.show({ color: 'red', title: 'The brand was not assigned', message: sentenceFor(error) }),
  });
  return (
    <Select
      aria-label="Brand of future recordings"
      placeholder="The default brand"
      data={names}
      value={brand}
      clearable
      size="xs"
      w={220}
      onChange={(value) => void assign({ variables: { userId, brand: value } })}
    />
  );
}
