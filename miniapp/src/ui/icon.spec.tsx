import { execFileSync } from 'node:child_process';
import { render, screen } from '@testing-library/react';
import { Icon } from './icon';

it('is decoration: a screen reader passes over it', () => {
  const { container } = render(<Icon name="bell" size={19} />);
  expect(screen.queryByRole('img')).toBeNull();
  expect(container.firstElementChild?.getAttribute('aria-hidden')).toBe('true');
  expect(container.firstElementChild?.className).toContain('i-bell');
});

it('what is baked is what lies in the assets', () => {
  execFileSync(process.execPath, ['scripts/bake-icons.mjs', '--check'], { stdio: 'pipe' });
});
