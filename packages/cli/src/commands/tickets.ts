import type { Command } from 'commander';
import type { Registration } from '../context.ts';
import { addTicketAnswers } from './tickets-answering.ts';
import { addTicketListing } from './tickets-listing.ts';

/** The help desk. */
export function addTicketCommands(program: Command, registration: Registration): void {
  const tickets = program.command('tickets').description('list and show what people asked the shop, and answer it');
  addTicketListing(tickets, registration);
  addTicketAnswers(tickets, registration);
}
