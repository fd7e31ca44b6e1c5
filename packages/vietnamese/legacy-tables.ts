/** The old 8-bit encodings as data: each letter beside its code, seen as Windows-1252 shows that byte. */

/** One code for each letter. */
export interface Table {
  letters: string;
  codes: string;
}

/** TCVN 5712:1993, VN3 (the `.Vn` fonts). Capitals with a tone have no code: a font of capitals shows small ones. */
export const TCVN3: Table = {
  letters: 'ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ',
  codes: '¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ',
};

/**
 * Vietnamese Professionals Society. The capitals Ạ Ẫ Ậ Ặ Ẹ Ệ Ị Ọ Ộ Ợ Ụ Ữ Ự Ỵ stand among the control codes,
 * which no text keeps, and are left out.
 */
export const VPS: Table = {
  letters:
    'ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾỀỂỄỐỒỔỖýỷỵỚỜỞắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺàáâãảạăèéêẽìíĩẴĐòóôõƠụùúủỶẼỳ',
  codes:
    '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
    '\u0090\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178' +
    '¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞàáâãäåæèéêëìíïðñòóôõ÷øùúûýþÿ',
};

/** Windows-1258 where it differs from Windows-1252; its five tones are combining marks after their letter. */
export const WINDOWS_1258: Table = {
  letters: 'ĂĐƠƯăđơư₫\u0300\u0309\u0303\u0301\u0323',
  codes: 'ÃÐÕÝãðõýþÌÒÞìò',
};

/** VNI for Windows (the `VNI-` fonts): a letter, then the sign of its marks; these letters are one code. */
export const VNI_SINGLE: Table = { letters: 'íìỉĩịỵđơư', codes: 'íìæóòîñôö' };

/** VNI: the sign of a tone on a letter that has no other mark, or on ơ and ư. Tones: none, sắc, huyền, hỏi, ngã, nặng. */
export const VNI_TONES = ['', 'ù', 'ø', 'û', 'õ', 'ï'];
/** VNI: the sign of a circumflex together with each tone. */
export const VNI_CIRCUMFLEX = ['â', 'á', 'à', 'å', 'ã', 'ä'];
/** VNI: the sign of a breve together with each tone. */
export const VNI_BREVE = ['ê', 'é', 'è', 'ú', 'ü', 'ë'];

/** The combining marks of the tones, in the order of the VNI lists. */
export const TONES = ['', '\u0301', '\u0300', '\u0309', '\u0303', '\u0323'];
