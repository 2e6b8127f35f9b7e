import type { Language } from '../../../core/text.ts'

/** What such an assignment can promise and what not, in plain words, where it is made. */
export function Promises({ language }: { language: Language }) {
  const t = WORDS[language]
  return (
    <section class="promises" aria-labelledby="promises">
      <h2 id="promises">{t.title}</h2>
      <p>{t.lead}</p>
      <div class="pair">
        <div>
          <h3>{t.promised}</h3>
          <ul>
            {t.promises.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3>{t.notPromised}</h3>
          <ul>
            {t.limits.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      </div>
      <p>
        <b>{t.conclusion}</b>
      </p>
    </section>
  )
}

const WORDS = {
  en: {
    title: 'What is promised, and what is not',
    lead: 'There is no server: everything runs in the browsers of you and your students, and nothing leaves a browser unless somebody sends it.',
    promised: 'Promised',
    promises: [
      'A forged score is worthless: the score in a file is never used, and every answer is graded again when you drop the files on the gradebook.',
      'A sealed file can be read by nobody but the holder of the private key; other students, through whose hands it may pass, cannot.',
      'It is detected, and said in words, when a file belongs to another assignment or to a changed one, when answers are to another student’s variant, when a file was edited by hand or has gaps, and when a student hands in more than one file.',
      'The same answer gets the same score on this site, in the gradebook, on the command line and in a learning platform.',
    ],
    notPromised: 'Not promised',
    limits: [
      'Secrecy of the answers: the exercises and what checks them are sent to every browser, and whoever knows how can find the answers there.',
      'That a record is true: whoever rewrites the whole of it with a program is not noticed. Their answers are graded all the same.',
      'Identity: students say who they are, and nothing proves it.',
      'Time: dates, the time spent and the number of checks come from the student’s device, whose clock and memory can be reset. What you need to hold against someone, take from the time at which your platform received the file.',
      'Working alone: nothing keeps students from helping each other, or from asking a machine. Where an exercise varies, an answer copied from a neighbour is seldom right; more than half of the book’s exercises do not vary; the list marks those that do.',
      'With feedback after the due time, a learning platform or a page that embeds the assignment is told that work was handed in, but no score until the feedback may be seen.',
    ],
    conclusion: 'So: homework and practice, not examinations.',
  },
  zh: {
    title: '能保证什么，不能保证什么',
    lead: '这里没有服务器：一切都在你和学生的浏览器里进行；除非有人主动发送，任何内容都不会离开浏览器。',
    promised: '能保证',
    promises: [
      '伪造分数没有用：文件里的分数从不作数，你把文件放进成绩册时，每个答案都会重新评分。',
      '加密的文件只有持有私钥的人能读；即使经过其他同学之手，他们也读不了。',
      '以下情形会被发现，并用文字说明：文件属于另一份作业或改动过的作业；答的是别人的变式；文件被手工改动过，或有缺失；同一名学生交了不止一份文件。',
      '同一个答案，在本网站、成绩册、命令行和学习平台上得到的分数都相同。',
    ],
    notPromised: '不能保证',
    limits: [
      '答案保密：练习和评分程序都会发到每个浏览器，懂行的人能从中找到答案。',
      '记录属实：如果有人用程序把整份记录重写一遍，是看不出来的。不过其中的答案照样要重新评分。',
      '身份：学生自报姓名学号，没有任何东西能证明。',
      '时间：日期、用时和检查次数都来自学生的设备，时钟和存储都可以重置。凡需要作为凭据的，请以平台收到文件的时间为准。',
      '独立完成：没有办法阻止学生互相帮助或求助于机器。有变式的练习，抄来的答案多半不对；本书有一半以上的练习没有变式，有变式的在列表中标出。',
      '如果设定截止后才给反馈，学习平台或嵌入作业的网页只会得知已提交，在反馈可见之前得不到分数。',
    ],
    conclusion: '所以它适合作业和练习，不适合考试。',
  },
}
