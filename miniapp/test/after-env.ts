import { configure } from '@testing-library/react';
import { resetTaro } from './taro';

beforeEach(() => resetTaro());

// Many suites at once on few cores: a screen may take longer than a second.
configure({ asyncUtilTimeout: 5000 });
