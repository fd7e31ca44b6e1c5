import { Gazetteer } from './gazetteer.ts';

/**
 * Institutions of the state, the Party and the great firms whose small letters, commas or dashes no grammar of
 * capitals could tell from the words behind them. Both eras: decrees of early 2025 on the ministries (25 to
 * 43/2025/NĐ-CP) and those before them. The names of an office's own directory come on top of these.
 */
const MINISTRIES = `
Cục Quản lý công sản;Cục Quản lý nợ và Kinh tế đối ngoại;Cục Quản lý giá;Cục Đầu tư nước ngoài;Cục Quản lý đấu thầu;
Cục Phát triển doanh nghiệp tư nhân và kinh tế tập thể;Cục Phát triển doanh nghiệp nhà nước;Cục Tài chính doanh nghiệp;Cục Quản lý, giám sát bảo hiểm;
Cục Quản lý, giám sát kế toán, kiểm toán;Cục Công nghệ thông tin và Chuyển đổi số;Cục Dự trữ Nhà nước;Tổng cục Dự trữ Nhà nước;
Ủy ban Chứng khoán Nhà nước;Vụ Ngân sách nhà nước;Vụ Đầu tư;Vụ Tài chính - Kinh tế ngành;Vụ Các định chế tài chính;Vụ Tổng hợp kinh tế quốc dân;Vụ Quản lý quy hoạch;
Cục Kinh tế - Quản lý đầu tư xây dựng;Cục Kinh tế xây dựng;Cục Quản lý hoạt động xây dựng;Cục Giám định Nhà nước về chất lượng công trình xây dựng;Cục Phát triển đô thị;Cục Hạ tầng kỹ thuật;
Cục Quản lý nhà và thị trường bất động sản;Cục Quản lý đầu tư xây dựng;Cục Đường bộ Việt Nam;Cục Đường cao tốc Việt Nam;Cục Đường sắt Việt Nam;Cục Hàng không Việt Nam;
Cục Hàng hải Việt Nam;Cục Hàng hải và Đường thủy Việt Nam;Cục Đường thủy nội địa Việt Nam;Cục Đăng kiểm Việt Nam;Vụ Vật liệu xây dựng;Vụ Vận tải và An toàn giao thông;
Học viện Chiến lược, bồi dưỡng cán bộ xây dựng;Tổng cục Đường bộ Việt Nam;Viện Vật liệu xây dựng;Viện Khoa học công nghệ xây dựng;Viện Kinh tế xây dựng;
Cục Thủy sản và Kiểm ngư;Cục Chăn nuôi và Thú y;Cục Trồng trọt và Bảo vệ thực vật;Cục Lâm nghiệp và Kiểm lâm;Cục Bảo vệ thực vật;Cục Quản lý và Xây dựng công trình thủy lợi;
Cục Quản lý đê điều và Phòng, chống thiên tai;Cục Quản lý đất đai;Cục Quản lý tài nguyên nước;Cục Địa chất và Khoáng sản Việt Nam;Cục Khoáng sản Việt Nam;Cục Biến đổi khí hậu;
Cục Khí tượng Thủy văn;Tổng cục Khí tượng Thủy văn;Cục Biển và Hải đảo Việt Nam;Cục Bảo tồn thiên nhiên và Đa dạng sinh học;Cục Kinh tế hợp tác và Phát triển nông thôn;
Cục Chất lượng, Chế biến và Phát triển thị trường;Cục Chuyển đổi số;Cục Viễn thám quốc gia;Cục Đo đạc, Bản đồ và Thông tin địa lý Việt Nam;Tổng cục Phòng, chống thiên tai;
Tổng cục Thủy lợi;Tổng cục Lâm nghiệp;Tổng cục Thủy sản;Tổng cục Quản lý đất đai;Tổng cục Môi trường;Cục Kiểm soát ô nhiễm môi trường;Văn phòng Điều phối nông thôn mới Trung ương;
Văn phòng Điều phối nông thôn mới tỉnh;Cục Quản lý Khám, chữa bệnh;Cục Phòng bệnh;Cục Y tế dự phòng;Cục Quản lý Môi trường y tế;Cục Phòng, chống HIV/AIDS;Cục Quản lý Dược;
Cục An toàn thực phẩm;Cục Khoa học công nghệ và Đào tạo;Cục Bà mẹ và Trẻ em;Cục Bảo trợ xã hội;Cục Quản lý Y, Dược cổ truyền;Cục Hạ tầng và Thiết bị y tế;Vụ Sức khỏe Bà mẹ - Trẻ em;
Vụ Bảo hiểm y tế;Viện Vệ sinh dịch tễ Trung ương;Viện Vệ sinh dịch tễ Tây Nguyên;Viện Pasteur Thành phố Hồ Chí Minh;Viện Sốt rét - Ký sinh trùng - Côn trùng Trung ương;
Cục Xúc tiến thương mại;Cục Quản lý và Phát triển thị trường trong nước;Tổng cục Quản lý thị trường;Cục Quản lý thị trường;Cục Điện lực;Cục Điều tiết điện lực;Cục Điện lực và Năng lượng tái tạo;
Cục Xuất nhập khẩu;Cục Phòng vệ thương mại;Cục Thương mại điện tử và Kinh tế số;Cục Kỹ thuật an toàn và Môi trường công nghiệp;Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công;
Cục Công nghiệp;Cục Hóa chất;Ủy ban Cạnh tranh Quốc gia;Vụ Phát triển thị trường nước ngoài;Vụ Thị trường trong nước;Vụ Dầu khí và Than;Vụ Chính sách thương mại đa biên;
Vụ Giáo dục Mầm non;Vụ Giáo dục Phổ thông;Vụ Giáo dục Tiểu học;Vụ Giáo dục Trung học;Vụ Giáo dục Đại học;Vụ Giáo dục thường xuyên;Vụ Giáo dục Quốc phòng và An ninh;Vụ Học sinh, sinh viên;
Vụ Giáo dục Chính trị và Công tác học sinh, sinh viên;Cục Quản lý chất lượng;Cục Nhà giáo và Cán bộ quản lý giáo dục;Cục Nhà giáo và Cán bộ quản lý cơ sở giáo dục;
Cục Giáo dục nghề nghiệp và Giáo dục thường xuyên;Tổng cục Giáo dục nghề nghiệp;Cục Khoa học, Công nghệ và Thông tin;Cục Hợp tác quốc tế;Cục Công nghệ thông tin;
Vụ Chính quyền địa phương;Vụ Công chức - Viên chức;Vụ Tổ chức - Biên chế;Vụ Cải cách hành chính;Vụ Tổ chức phi chính phủ;Cục Văn thư và Lưu trữ nhà nước;Cục Việc làm;Cục Người có công;
Cục Quản lý lao động ngoài nước;Cục Tiền lương và Bảo hiểm xã hội;Cục Quan hệ lao động và Tiền lương;Cục Trẻ em;Cục An toàn lao động;Ban Thi đua - Khen thưởng Trung ương;Ban Tôn giáo Chính phủ;
Cục Kiểm tra văn bản và Quản lý xử lý vi phạm hành chính;Cục Kiểm tra văn bản quy phạm pháp luật;Cục Hành chính tư pháp;Cục Hộ tịch, quốc tịch, chứng thực;Cục Bổ trợ tư pháp;
Cục Phổ biến, giáo dục pháp luật và Trợ giúp pháp lý;Cục Phổ biến, giáo dục pháp luật;Cục Quản lý Thi hành án dân sự;Tổng cục Thi hành án dân sự;Cục Trợ giúp pháp lý;
Cục Đăng ký giao dịch bảo đảm và Bồi thường nhà nước;Vụ Pháp luật hình sự - hành chính;Vụ Pháp luật dân sự - kinh tế;Vụ Các vấn đề chung về xây dựng pháp luật;Vụ Pháp luật quốc tế;
Cục Chuyển đổi số quốc gia;Cục Viễn thông;Cục Tần số vô tuyến điện;Cục Sở hữu trí tuệ;Ủy ban Tiêu chuẩn Đo lường Chất lượng Quốc gia;Tổng cục Tiêu chuẩn Đo lường Chất lượng;
Cục An toàn bức xạ và hạt nhân;Cục Khởi nghiệp và Doanh nghiệp công nghệ;Cục Công nghiệp Công nghệ thông tin;Cục Phát thanh, truyền hình và thông tin điện tử;Cục An toàn thông tin;
Cục Thông tin, Thống kê;Vụ Khoa học kỹ thuật và công nghệ;Cục Du lịch Quốc gia Việt Nam;Cục Di sản văn hóa;Cục Nghệ thuật biểu diễn;Cục Xuất bản, In và Phát hành;Cục Thể dục thể thao Việt Nam;
Cục Bản quyền tác giả;Cục Văn hóa cơ sở, Gia đình và Thư viện;Cục Thông tin cơ sở và Thông tin đối ngoại;Cục Mỹ thuật, Nhiếp ảnh và Triển lãm;Tổng cục Du lịch;Tổng cục Thể dục thể thao;
Vụ Khoa học, Công nghệ và Môi trường;Vụ Khoa học và Công nghệ;Vụ Kế hoạch - Tài chính;Vụ Kế hoạch, Tài chính;Vụ Kế hoạch và Đầu tư;Vụ Tổ chức cán bộ;Vụ Hợp tác quốc tế;Vụ Pháp chế;Vụ Thi đua - Khen thưởng;Vụ Tổ chức - Cán bộ;
Cục Cảnh sát giao thông;Cục Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ;Cục Cảnh sát quản lý hành chính về trật tự xã hội;Cục Cảnh sát môi trường;
Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao;Cục Quản lý xuất nhập cảnh;Cục Cảnh sát điều tra tội phạm về ma túy;Cục Cảnh sát hình sự;Cục Cảnh sát phòng, chống tội phạm về môi trường;
Phòng Cảnh sát giao thông;Phòng Cảnh sát kinh tế;Phòng Cảnh sát hình sự;Phòng Cảnh sát cơ động;Phòng Cảnh sát môi trường;Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ;Phòng Cảnh sát PCCC và CNCH;
Phòng Cảnh sát quản lý hành chính về trật tự xã hội;Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao;Phòng Quản lý xuất nhập cảnh;Phòng Cảnh sát điều tra tội phạm về ma túy;
Phòng Xây dựng phong trào bảo vệ an ninh Tổ quốc;Phòng An ninh kinh tế;Phòng An ninh đối ngoại;Phòng An ninh chính trị nội bộ;
Bộ Tư lệnh Thủ đô Hà Nội;Bộ Tư lệnh Thành phố Hồ Chí Minh;Bộ Tư lệnh Bộ đội Biên phòng;Bộ Tư lệnh Cảnh sát biển;Bộ Tổng Tham mưu;Tổng cục Chính trị;Cục Cứu hộ - Cứu nạn`;

const CENTRE = `
Ban Tổ chức Trung ương;Ban Tuyên giáo Trung ương;Ban Tuyên giáo và Dân vận Trung ương;Ban Dân vận Trung ương;Ban Nội chính Trung ương;Ban Chính sách, chiến lược Trung ương;Ban Kinh tế Trung ương;Ban Đối ngoại Trung ương;
Ủy ban Kiểm tra Trung ương;Văn phòng Trung ương Đảng;Hội đồng Lý luận Trung ương;Báo Nhân Dân;Báo Hà Nội mới;Báo Hànộimới;Báo Kinh tế và Đô thị;Báo Sài Gòn Giải phóng;Báo Tuổi trẻ;Báo Thanh niên;Báo Tiền phong;Báo Lao động;Báo Đại đoàn kết;Báo Quân đội nhân dân;Báo Công an nhân dân;Báo Pháp luật Việt Nam;Báo Đại biểu nhân dân;Tạp chí Cộng sản;Học viện Chính trị quốc gia Hồ Chí Minh;Nhà xuất bản Chính trị quốc gia Sự thật;
Đảng ủy Chính phủ;Đảng ủy Quốc hội;Đảng ủy các cơ quan Đảng Trung ương;Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương;Đảng ủy Khối các cơ quan Trung ương;Đảng ủy Khối Doanh nghiệp Trung ương;
Đảng ủy Khối các cơ quan và doanh nghiệp tỉnh;Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh;Đảng ủy Khối các cơ quan tỉnh;
Quân ủy Trung ương;Đảng ủy Công an Trung ương;Viện Hàn lâm Khoa học và Công nghệ Việt Nam;Viện Hàn lâm Khoa học xã hội Việt Nam;Đại học Quốc gia Hà Nội;Đại học Quốc gia Thành phố Hồ Chí Minh;
Bảo hiểm xã hội Việt Nam;Ngân hàng Nhà nước Việt Nam;Ngân hàng Phát triển Việt Nam;Ngân hàng Hợp tác xã Việt Nam;Ngân hàng Nông nghiệp và Phát triển nông thôn Việt Nam;Ủy ban Dân tộc;
Ủy ban Quản lý vốn nhà nước tại doanh nghiệp;Ủy ban Giám sát tài chính Quốc gia;Ủy ban An toàn giao thông Quốc gia;Ban Quản lý Lăng Chủ tịch Hồ Chí Minh;Ban Cơ yếu Chính phủ;Ban Chỉ đạo Phòng thủ dân sự quốc gia;
Liên đoàn Thương mại và Công nghiệp Việt Nam;Tổng Liên đoàn Lao động Việt Nam;Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh;Trung ương Đoàn TNCS Hồ Chí Minh;Trung ương Hội Liên hiệp Phụ nữ Việt Nam;Trung ương Hội Nông dân Việt Nam;
Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam;Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam;Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam;Hiệp hội Chế biến và Xuất khẩu thủy sản Việt Nam;Hiệp hội Lương thực Việt Nam;
Ủy ban sông Mê Công Việt Nam;Kiểm toán nhà nước;Kiểm toán Nhà nước;Văn phòng Chủ tịch nước;Văn phòng Quốc hội;Ủy ban Pháp luật và Tư pháp;Ủy ban Kinh tế và Tài chính;Ủy ban Văn hóa và Xã hội;Ủy ban Công tác đại biểu;
Cổng Thông tin điện tử Chính phủ;Đài Truyền hình Việt Nam;Đài Tiếng nói Việt Nam;Đài Truyền hình Thành phố Hồ Chí Minh`;

const FIRMS = `
Tập đoàn Điện lực Việt Nam;Tập đoàn Dầu khí Việt Nam;Tập đoàn Công nghiệp - Năng lượng Quốc gia Việt Nam;Tập đoàn Công nghiệp Than - Khoáng sản Việt Nam;Tập đoàn Bưu chính Viễn thông Việt Nam;
Tập đoàn Công nghiệp - Viễn thông Quân đội;Tập đoàn Hóa chất Việt Nam;Tập đoàn Xăng dầu Việt Nam;Tập đoàn Công nghiệp Cao su Việt Nam;Tập đoàn Dệt May Việt Nam;Tổng công ty Truyền tải điện Quốc gia;
Tổng công ty Bưu điện Việt Nam;Tổng công ty Viễn thông MobiFone;Tổng công ty Lương thực miền Bắc;Tổng công ty Lương thực miền Nam;Tổng công ty Hàng hải Việt Nam;Tổng công ty Đường sắt Việt Nam;
Tổng công ty Cảng hàng không Việt Nam - CTCP;Tổng công ty Cảng hàng không Việt Nam;Tổng công ty Quản lý bay Việt Nam;Tổng công ty Hàng không Việt Nam;Tổng công ty Đầu tư phát triển đường cao tốc Việt Nam;
Tổng công ty Đầu tư và Kinh doanh vốn nhà nước;Tổng công ty Điện lực miền Bắc;Tổng công ty Điện lực miền Trung;Tổng công ty Điện lực miền Nam;Tổng công ty Giấy Việt Nam;
Công ty TNHH MTV Vận hành hệ thống điện và thị trường điện quốc gia;Công ty TNHH MTV Khai thác công trình thủy lợi;Công ty Cổ phần Môi trường đô thị;Công ty Cổ phần Môi trường và Công trình đô thị`;

const PROVINCES = `
Chi cục Quản lý chất lượng nông lâm sản và thủy sản;Chi cục Chất lượng, Chế biến và Phát triển thị trường;Chi cục Phát triển nông thôn;Chi cục Phát triển nông thôn và Quản lý chất lượng;
Chi cục Thủy lợi và Phòng chống thiên tai;Chi cục Biển, đảo và Kiểm ngư;Chi cục Thủy sản và Biển, đảo;Chi cục Bảo vệ môi trường;Chi cục Quản lý đất đai;Chi cục Tiêu chuẩn Đo lường Chất lượng;Chi cục An toàn vệ sinh thực phẩm;
Chi cục Dân số - Kế hoạch hóa gia đình;Chi cục Giám định xây dựng;Chi cục Bảo vệ thực vật;Chi cục Quản lý đường bộ;Chi cục Văn thư - Lưu trữ;Chi cục Phòng, chống tệ nạn xã hội;
Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch;Trung tâm Xúc tiến thương mại;Trung tâm Hỗ trợ phát triển doanh nghiệp;Trung tâm Hỗ trợ doanh nghiệp;Trung tâm Nước sạch và Vệ sinh môi trường nông thôn;
Trung tâm Kỹ thuật Tài nguyên và Môi trường;Trung tâm Quan trắc tài nguyên và môi trường;Trung tâm Khuyến công và Xúc tiến thương mại;Trung tâm Thông tin xúc tiến du lịch;Trung tâm Trợ giúp pháp lý nhà nước;
Trung tâm Bảo trợ xã hội;Trung tâm Y tế Quân dân y;Trung tâm Công tác xã hội;Trung tâm Quản lý hạ tầng giao thông;Trung tâm Quản lý giao thông công cộng;Trung tâm Dịch vụ đấu giá tài sản;Trung tâm Phục vụ hành chính công;Trung tâm Dịch vụ sự nghiệp công;
Trung tâm Chỉ huy phòng, chống thiên tai;Trung tâm Kiểm nghiệm thuốc, mỹ phẩm, thực phẩm;Trung tâm Huấn luyện và Thi đấu thể thao;Trung tâm Bảo tồn di tích;Trung tâm Ứng dụng tiến bộ khoa học và công nghệ;Trung tâm Truyền thông - Văn hóa;
Ban Quản lý dự án đầu tư xây dựng công trình dân dụng và công nghiệp;Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp;Ban Quản lý dự án đầu tư xây dựng công trình nông nghiệp và phát triển nông thôn;
Ban Quản lý dự án đầu tư xây dựng các công trình nông nghiệp và phát triển nông thôn;Ban Quản lý dự án đầu tư xây dựng các công trình giao thông và nông nghiệp;Ban Quản lý dự án đầu tư xây dựng công trình giao thông, nông nghiệp;
Ban Quản lý dự án các công trình xây dựng;Ban Quản lý đầu tư xây dựng khu đô thị mới;Ban Quản lý đường sắt đô thị;Ban Quản lý Khu kinh tế và các khu công nghiệp;Ban Quản lý an toàn thực phẩm;Ban Quản lý cửa khẩu;Ban Quản lý bảo trì đường bộ;
Liên hiệp các tổ chức hữu nghị;Liên hiệp các Hội Văn học nghệ thuật;Hội Văn học nghệ thuật;Hội đồng phối hợp phổ biến, giáo dục pháp luật;Hội đồng nghĩa vụ quân sự;Hội Bảo trợ người khuyết tật và trẻ mồ côi;Hội Nạn nhân chất độc da cam/dioxin;
Quỹ Phòng, chống thiên tai;Quỹ Bảo vệ môi trường;Quỹ Hỗ trợ nông dân;Quỹ Bảo lãnh tín dụng doanh nghiệp nhỏ và vừa;Quỹ Phát triển khoa học và công nghệ;Quỹ Vì người nghèo;
Ban An toàn giao thông;Văn phòng Ban An toàn giao thông;Cổng Thông tin điện tử tỉnh;Cổng Thông tin điện tử;Báo và Đài Phát thanh - Truyền hình;Báo và phát thanh, truyền hình;
Ban Bảo vệ, chăm sóc sức khỏe cán bộ;Phòng Kinh tế, Hạ tầng và Đô thị;Trung tâm Văn hóa, Thể thao và Truyền thông;Trung tâm Văn hóa, Thông tin và Thể thao;Ban Quản lý dự án và Phát triển quỹ đất;Văn phòng Đảng ủy`;

export const INSTITUTIONS = new Gazetteer(
  [MINISTRIES, CENTRE, FIRMS, PROVINCES].join(';').replace(/\n/g, '').split(';'),
);
