// 帮助: questions as people ask them; a tap opens the answer in place.
import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { asButton } from '../../ui/aria';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { go } from '../../ui/go';
import { Page } from '../../ui/page';
import { type Answer, answers } from './answers';
import './index.css';

export default function Help() {
  return (
    <Page id="help-page">
      <Card className="help">
        {answers.map((answer) => (
          <Question key={answer.id} answer={answer} />
        ))}
      </Card>
    </Page>
  );
}

function Question({ answer: { id, question, sentences, lead } }: { readonly answer: Answer }) {
  const [open, setOpen] = useState(false);
  return (
    <View id={`help-${id}`} className="help-item">
      <View
        id={`help-${id}-question`}
        className="row"
        hoverClass="pressed"
        onClick={() => setOpen(!open)}
        {...asButton()}
        aria-expanded={open}
      >
        <Text className="row-text">{question}</Text>
        <View className={classes('chevron', open ? 'chevron-up' : 'chevron-down')} />
      </View>
      {open && (
        <View className="help-answer">
          {sentences.map((sentence) => (
            <Text key={sentence} className="line soft help-sentence">
              {sentence}
            </Text>
          ))}
          {lead !== undefined && (
            <Button kind="text" onTap={() => go(lead.page)}>
              {lead.words}
            </Button>
          )}
        </View>
      )}
    </View>
  );
}
