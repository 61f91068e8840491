import { Modal } from '@mantine/core';
import { type ReactNode, type RefObject, useEffect, useState } from 'react';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Left out where the dialog is in the page only while it is open. */
  readonly opened?: boolean;
  readonly size?: 'lg' | 'xl';
  readonly closeOnClickOutside?: boolean;
  /** What gets the focus afterwards, where what opened the dialog is gone by then, as an item of a menu is. */
  readonly returnTo?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
}

/** A dialog. When it closes, the focus is where it was before. */
export function Dialog({ opened = true, returnTo, children, ...props }: DialogProps) {
  return (
    <Modal opened={opened} centered returnFocus={false} {...props}>
      <ReturnFocus to={returnTo} />
      {children}
    </Modal>
  );
}

/** In the page as long as the dialog is; the library forgets the focus of a dialog that is taken out of the page. */
function ReturnFocus({ to }: { readonly to: RefObject<HTMLElement | null> | undefined }) {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => focusAfterwards(to?.current ?? opener));
    },
    [to, opener],
  );
  return null;
}

/** Focuses an element, or the page where it is gone; what has got the focus meanwhile keeps it. */
export function focusAfterwards(element: Element | null): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  const wanted = element instanceof HTMLElement && element.isConnected ? element : document.getElementById('main');
  wanted?.focus({ preventScroll: true });
}
