package vn.lienket.account.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.FileImport;
import vn.lienket.account.Imports;
import vn.lienket.account.Rejection;
import vn.lienket.account.Wording;

/** How far imports are, and which rows they rejected. */
@RestController
class ImportsEndpoint {

    private final Imports imports;
    private final ImportAnswers answers;

    ImportsEndpoint(Imports imports) {
        this.imports = imports;
        this.answers = new ImportAnswers(imports);
    }

    @GetMapping("/v1/imports/{importId}")
    ImportAnswers.Answer any(@PathVariable String importId) {
        return answers.of(find(importId));
    }

    @GetMapping("/v1/portals/{portal}/imports/{importId}")
    ImportAnswers.Answer ofPortal(@PathVariable String portal, @PathVariable String importId) {
        return answers.of(find(portal, importId));
    }

    @GetMapping("/v1/imports/{importId}/rejected.csv")
    void rejected(@PathVariable String importId, HttpServletResponse response) throws IOException {
        write(find(importId), response);
    }

    @GetMapping("/v1/portals/{portal}/imports/{importId}/rejected.csv")
    void rejectedOfPortal(@PathVariable String portal, @PathVariable String importId, HttpServletResponse response)
            throws IOException {
        write(find(portal, importId), response);
    }

    private FileImport find(String importId) {
        return imports.find(ImportAnswers.id(importId)).orElseThrow(() -> new Problem(ProblemType.IMPORT_NOT_FOUND));
    }

    /** Only of files that were sent for this portal. */
    private FileImport find(String portal, String importId) {
        FileImport found = find(importId);
        if (!Paths.portal(portal).equals(found.portal())) {
            throw new Problem(ProblemType.IMPORT_NOT_FOUND);
        }
        return found;
    }

    private void write(FileImport found, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=rejected.csv");
        PrintWriter out = response.getWriter();
        out.println("line,reason,account,vi,en");
        imports.eachRejection(found.id(), Integer.MAX_VALUE, row -> out.println(line(row)));
    }

    private static String line(Rejection row) {
        String reason = row.why().name();
        var message = Wording.text("row." + reason);
        return String.join(
                ",",
                Long.toString(row.line()),
                reason,
                row.account() == null ? "" : row.account(),
                quoted(message.vi()),
                quoted(message.en()));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
