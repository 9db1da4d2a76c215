/** Makes the components of a message. */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIContainerComponent,
  type APIMessageTopLevelComponent,
  type APISectionAccessoryComponent,
  type APISelectMenuOption,
  type APISeparatorComponent,
  type APIStringSelectComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js';

export type AnyComponent =
  | APIMessageTopLevelComponent
  | APIComponentInContainer
  | APIComponentInMessageActionRow
  | APISectionAccessoryComponent;

/** @param content Markdown; not blank. */
export function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

export function divider(): APISeparatorComponent {
  return { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small };
}

/** Air between two parts. */
function gap(): APISeparatorComponent {
  return { type: ComponentType.Separator, divider: false, spacing: SeparatorSpacingSize.Small };
}

/** `groups` of parts with air between them. */
export function apart(groups: readonly (readonly APIComponentInContainer[])[]): APIComponentInContainer[] {
  return groups.flatMap((group, i) => (i === 0 ? group : [gap(), ...group]));
}

/** A box with a bar of a colour at its left. */
export function container(
  colour: number,
  ...parts: readonly (APIComponentInContainer | readonly APIComponentInContainer[])[]
): APIContainerComponent {
  return { type: ComponentType.Container, accent_color: colour, components: parts.flat() };
}

export function row(
  ...controls: readonly APIComponentInMessageActionRow[]
): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components: [...controls] };
}

/** @param id Made by `customId`. */
export function button(
  label: string,
  id: string,
  style: APIButtonComponentWithCustomId['style'] = ButtonStyle.Secondary,
): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style, label, custom_id: id };
}

export function emojiButton(emoji: string, id: string): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, emoji: { name: emoji }, custom_id: id };
}

export function menu(
  placeholder: string,
  id: string,
  options: readonly APISelectMenuOption[],
): APIStringSelectComponent {
  return { type: ComponentType.StringSelect, custom_id: id, placeholder, options: [...options] };
}

/** Components with those inside them, in reading order. */
export function withNested(components: readonly AnyComponent[]): AnyComponent[] {
  return components.flatMap((component): AnyComponent[] => {
    switch (component.type) {
      case ComponentType.Container:
      case ComponentType.ActionRow:
        return [component, ...withNested(component.components)];
      case ComponentType.Section:
        return [component, ...withNested(component.components), component.accessory];
      default:
        return [component];
    }
  });
}

/** Components with other texts in their text displays. */
export function withTexts<Component extends AnyComponent>(
  components: readonly Component[],
  change: (content: string) => string,
): Component[] {
  return components.map((component) => textsChanged(component, change) as Component);
}

function textsChanged(component: AnyComponent, change: (content: string) => string): AnyComponent {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return { ...component, content: change(component.content) };
    case ComponentType.Container:
    case ComponentType.Section:
      return {
        ...component,
        components: withTexts(component.components as AnyComponent[], change),
      } as AnyComponent;
    default:
      return component;
  }
}
