package vn.lienket.notification.mail;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import vn.lienket.notification.Language;
import vn.lienket.notification.Letter;
import vn.lienket.notification.Letters;
import vn.lienket.notification.Message;
import vn.lienket.notification.Notice;

@Component
class ThymeleafLetters implements Letters {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final Passages passages;

    ThymeleafLetters(Passages passages) {
        this.passages = passages;
        engine.addTemplateResolver(templates("*.html", TemplateMode.HTML));
        engine.addTemplateResolver(templates("*.txt", TemplateMode.TEXT));
    }

    @Override
    public Letter write(Notice notice, Optional<String> fullName, Language language) {
        Context context = new Context(language.locale());
        context.setVariable(
                "passages",
                List.of(passages.in(language, notice, fullName), passages.in(language.other(), notice, fullName)));
        return new Letter(
                passages.subject(notice, language),
                engine.process("letter.txt", context),
                engine.process("letter.html", context));
    }

    @Override
    public String brief(Notice notice, Language language) {
        return passages.brief(notice, language);
    }

    @Override
    public Message say(Notice notice, Language language) {
        Passage passage = passages.in(language, notice, Optional.empty());
        return new Message(passage.heading().title(), passage.paragraphs(), passage.address());
    }

    private static ClassLoaderTemplateResolver templates(String names, TemplateMode mode) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/mail/");
        resolver.getResolvablePatternSpec().addPattern(names);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }
}
