import { render } from 'preact';
import './look/tokens.css';
import './look/fonts.css';
import './look/base.css';
import './look/parts.css';
import { App } from './app.tsx';
import { openShop } from './shop.ts';

void openShop();
const root = document.getElementById('shop');
if (root !== null) render(<App />, root);
